import * as account from '../../shared/contracts/account.ts';
import * as contracts from '../../shared/contracts/auth.ts';
import * as people from '../../shared/contracts/people.ts';
import type { Pool } from '../db/pool.ts';
import type { Edge, HttpApi } from '../http/create-api.ts';
import { changeMeVerb } from './change-me.ts';
import { changePasswordVerb } from './change-password.ts';
import { changeUserVerb } from './change-user.ts';
import { claimVerb } from './claim.ts';
import type { ConfirmOptions } from './confirm-identity.ts';
import { firstRunVerb } from './first-run.ts';
import { inviteVerb } from './invite.ts';
import { listInvitationsVerb } from './list-invitations.ts';
import { listUsersVerb } from './list-users.ts';
import { type AttemptResult, logInVerb } from './log-in.ts';
import { logOut } from './log-out.ts';
import { createLoginThrottle } from './login-throttle.ts';
import { lookAtInvitationVerb } from './look-at-invitation.ts';
import { me, showProtected, verify } from './own-account.ts';
import { endOtherSessionsVerb, endSessionVerb, listSessionsVerb } from './own-sessions.ts';
import { beginTotpVerb, confirmTotpVerb, disableTotpVerb, getTotpVerb } from './own-totp.ts';
import { refreshSessionVerb } from './refresh-session.ts';
import { registerVerb } from './register.ts';
import { resetTotpVerb } from './reset-totp.ts';
import { sessionCookies } from './session-cookies.ts';
import type { SessionSecrets } from './session-tokens.ts';
import { withdrawInvitationVerb } from './withdraw-invitation.ts';

export interface AccountOptions {
  pool: Pool;
  secrets: SessionSecrets;
  publicUrl: string | null;
  /** For `auth_attempts_total{result}`. */
  onAttempt: (result: AttemptResult) => void;
}

export function accountRoutes(api: HttpApi, { pool, secrets, publicUrl, onAttempt }: AccountOptions): void {
  const cookies = sessionCookies({ publicUrl });
  const throttle = createLoginThrottle(pool);
  const signsIn: Pick<Edge<typeof contracts.login>, 'answered'> = {
    answered: (tokens, response) => cookies.set(response, tokens),
  };

  api.route(contracts.firstRun, firstRunVerb);
  api.route(contracts.claim, claimVerb({ secrets, throttle, onAttempt }), signsIn);
  api.route(contracts.lookAtInvitation, lookAtInvitationVerb({ secrets }));
  api.route(contracts.register, registerVerb({ secrets, throttle }), signsIn);
  api.route(contracts.login, logInVerb({ secrets, throttle, onAttempt }), signsIn);
  api.route(contracts.refresh, refreshSessionVerb({ secrets }), {
    ...signsIn,
    input: (request) => ({ refreshToken: cookies.refreshToken(request) ?? undefined, ...request.body }),
  });
  api.route(contracts.logout, logOut, { answered: (_done, response) => cookies.clear(response) });
  api.route(contracts.verify, verify);
  api.route(contracts.isProtected, showProtected);

  api.route(contracts.me, me);
  ownAccountRoutes(api, { secrets, throttle });
  peopleRoutes(api, secrets);
}

function ownAccountRoutes(api: HttpApi, options: ConfirmOptions): void {
  api.route(account.changeMe, changeMeVerb);
  api.route(account.changePassword, changePasswordVerb(options));
  api.route(account.listSessions, listSessionsVerb);
  api.route(account.endSession, endSessionVerb);
  api.route(account.endOtherSessions, endOtherSessionsVerb);
  api.route(account.getTotp, getTotpVerb);
  api.route(account.beginTotp, beginTotpVerb(options));
  api.route(account.confirmTotp, confirmTotpVerb(options));
  api.route(account.disableTotp, disableTotpVerb(options));
}

function peopleRoutes(api: HttpApi, secrets: SessionSecrets): void {
  api.route(people.listUsers, listUsersVerb);
  api.route(people.changeUser, changeUserVerb);
  api.route(people.resetTotp, resetTotpVerb);
  api.route(people.listInvitations, listInvitationsVerb);
  api.route(people.invite, inviteVerb({ secrets }));
  api.route(people.withdrawInvitation, withdrawInvitationVerb);
}
