import * as contracts from '../../shared/contracts/auth.ts';
import type { Pool } from '../db/pool.ts';
import type { Edge, HttpApi } from '../http/create-api.ts';
import { inviteVerb } from './invite.ts';
import { listUsers } from './list-users.ts';
import { type AttemptResult, logInVerb } from './log-in.ts';
import { logOut } from './log-out.ts';
import { createLoginThrottle } from './login-throttle.ts';
import { me, showProtected, verify } from './own-account.ts';
import { refreshSessionVerb } from './refresh-session.ts';
import { registerVerb } from './register.ts';
import { sessionCookies } from './session-cookies.ts';
import type { SessionSecrets } from './session-tokens.ts';

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
  api.route(contracts.listUsers, listUsers);
  api.route(contracts.invite, inviteVerb({ secrets }));
}
