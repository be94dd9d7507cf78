import type { RequestContext } from '../context.ts';
import { badField } from '../errors.ts';
import { accountKey } from './account-key.ts';
import { findSelfRow } from './find-user.ts';
import type { LoginThrottle } from './login-throttle.ts';
import { verifyPassword } from './password.ts';
import type { UserRow } from './present-user.ts';
import type { SessionSecrets } from './session-tokens.ts';

export interface ConfirmOptions {
  secrets: SessionSecrets;
  throttle: LoginThrottle;
}

/**
 * Asks the password of whoever is signed in once more, before something that a stranger at an open page must not do. Tries count
 * together with those of signing in.
 * @throws AppError bad_request that names `field` when it is wrong; too_many_requests
 */
export async function confirmPassword(
  context: RequestContext,
  { secrets, throttle }: ConfirmOptions,
  { field, password }: { field: string; password: string },
): Promise<UserRow> {
  const user = await findSelfRow(context.db, context.actor);
  const account = accountKey(secrets, user.email);
  await throttle.take(account, context.ip);
  if (!(await verifyPassword(user.passwordHash, password))) {
    context.log.warn({ account, ip: context.ip, result: 'failure' }, 'authentication failed');
    throw badField(field, 'is not your password');
  }
  await throttle.forgive(account, context.ip);
  return user;
}
