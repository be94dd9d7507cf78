import { createHmac } from 'node:crypto';
import { normaliseEmail } from './find-user.ts';
import type { SessionSecrets } from './session-tokens.ts';

/** Stands for an account in limits and logs: what was typed as an e-mail address may have been a password. */
export function accountKey(secrets: SessionSecrets, email: string): string {
  return createHmac('sha256', secrets.access).update(normaliseEmail(email)).digest('hex').slice(0, 24);
}
