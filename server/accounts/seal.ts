import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { SessionSecrets } from './session-tokens.ts';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** First byte of what is sealed: another way of sealing gets another one. */
const VERSION = 1;

/**
 * Makes a secret unreadable for whoever reads the table or a backup of it: AES-256-GCM with a key derived from `JWT_SECRET`.
 * `owner` is bound to it, so that what was sealed for one is nothing to another.
 */
export function seal(secrets: SessionSecrets, owner: string, secret: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, keyOf(secrets), nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(owner));
  const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.from([VERSION]), nonce, cipher.getAuthTag(), text]);
}

/** What was sealed; `null` when it was changed, is another's, or `JWT_SECRET` is not what it was. */
export function unseal(secrets: SessionSecrets, owner: string, sealed: Buffer): string | null {
  if (sealed[0] !== VERSION || sealed.length <= 1 + NONCE_BYTES + TAG_BYTES) return null;
  const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
  const tag = sealed.subarray(1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES);
  const decipher = createDecipheriv(ALGORITHM, keyOf(secrets), nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(owner));
  decipher.setAuthTag(tag);
  try {
    const text = sealed.subarray(1 + NONCE_BYTES + TAG_BYTES);
    return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

function keyOf({ access }: SessionSecrets): Buffer {
  return Buffer.from(hkdfSync('sha256', access, '', 'kinto-app totp secrets', 32));
}
