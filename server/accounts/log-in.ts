import { and, eq } from 'drizzle-orm';
import type { login } from '../../shared/contracts/auth.ts';
import type { RequestContext, Verb } from '../context.ts';
import { users } from '../db/schema/users.ts';
import { AppError } from '../errors.ts';
import { accountKey } from './account-key.ts';
import { findUserByEmail } from './find-user.ts';
import type { LoginThrottle } from './login-throttle.ts';
import { hashPassword, isOutdated, NOBODYS_HASH, verifyPassword } from './password.ts';
import type { UserRow } from './present-user.ts';
import { hasRunOut, ranOut } from './printed-password.ts';
import type { SessionSecrets } from './session-tokens.ts';
import { startSession } from './start-session.ts';
import { takeCode } from './take-code.ts';

export type AttemptResult = 'success' | 'failure' | 'throttled';

export interface LogInOptions {
  secrets: SessionSecrets;
  throttle: LoginThrottle;
  onAttempt: (result: AttemptResult) => void;
}

/**
 * A wrong password, an unknown and a disabled user get the same words after the same time. Who signs in with a code as well is asked for
 * it once the password was right. The log names the account by a keyed hash.
 */
export function logInVerb(options: LogInOptions): Verb<typeof login> {
  const { secrets, throttle, onAttempt } = options;
  return async (context, { body }) => {
    const account = accountKey(secrets, body.email);
    try {
      await throttle.take(account, context.ip);
      const user = await checkPassword(context, body.email, body.password);
      if (user.totpSecret) await checkCode(context, options, { account, user, typed: body.code });
      await throttle.forgive(account, context.ip);
      await renewHash(context, user, body.password);
      const signedIn = await startSession(context.db, secrets, { ...context, user, now: context.clock() });
      onAttempt('success');
      return signedIn;
    } catch (error) {
      const result = resultOf(error);
      if (result) {
        context.log.warn({ account, ip: context.ip, result }, 'authentication failed');
        onAttempt(result);
      }
      throw error;
    }
  };
}

function resultOf(error: unknown): AttemptResult | null {
  if (!(error instanceof AppError)) return null;
  if (error.code === 'unauthenticated') return 'failure';
  return error.code === 'too_many_requests' ? 'throttled' : null;
}

async function checkPassword(
  { db, clock }: RequestContext,
  email: string,
  password: string,
): Promise<UserRow> {
  const user = await findUserByEmail(db, email);
  const good = await verifyPassword(user?.passwordHash ?? NOBODYS_HASH, password);
  if (!user || !good || user.disabledAt) {
    throw new AppError('unauthenticated', 'The e-mail address or the password is wrong.');
  }
  if (hasRunOut(user, clock())) throw ranOut();
  return user;
}

async function checkCode(
  { db, clock }: RequestContext,
  { secrets, throttle }: LogInOptions,
  { account, user, typed }: { account: string; user: UserRow; typed: string | undefined },
): Promise<void> {
  if (!typed) throw new AppError('totp_required', 'Enter the code of your authenticator app as well.');
  await throttle.takeCode(account);
  if (await takeCode(db, secrets, { user, typed, now: clock() })) return;
  throw new AppError('unauthenticated', 'This code is wrong, or it was used before. Wait for the next one.', {
    fields: { code: 'is wrong, or was used before' },
  });
}

/** Hashes made by an older policy are renewed while the password is at hand. */
async function renewHash({ db }: RequestContext, user: UserRow, password: string): Promise<void> {
  if (!isOutdated(user.passwordHash)) return;
  await db
    .update(users)
    .set({ passwordHash: await hashPassword(password) })
    .where(and(eq(users.id, user.id), eq(users.passwordHash, user.passwordHash)));
}
