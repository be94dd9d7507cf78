import { createHmac, randomBytes } from 'node:crypto';

/** Keys of the hashes under which tokens are stored: `JWT_SECRET` and `JWT_REFRESH_SECRET`. They must differ. */
export interface SessionSecrets {
  access: string;
  refresh: string;
}

const TOKEN_BYTES = 32;

/** 43 characters that nobody can guess. */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** Names its session, so that an old one that comes back is known for what it is. */
export function newRefreshToken(sessionId: string): string {
  return `${sessionId}.${newToken()}`;
}

/** The session that a refresh token names; `null` when it is none of ours. */
export function sessionIdIn(refreshToken: string): string | null {
  return /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.[\w-]{43}$/.exec(refreshToken)?.[1] ?? null;
}

/** HMAC-SHA-256: who reads the table, or a backup of it, can't sign in with what is there. */
export function hashToken(secret: string, token: string): Buffer {
  return createHmac('sha256', secret).update(token).digest();
}

/**
 * What follows a refresh token: always the same, so that tabs which send it together, or again because the answer was lost, get the
 * same tokens. It takes the secrets and the token itself to know them: the tables are not enough.
 */
export function successorsOf(secrets: SessionSecrets, sessionId: string, refreshToken: string) {
  const next = (secret: string, what: string) =>
    createHmac('sha256', secret).update(`${what} after ${refreshToken}`).digest('base64url');
  return {
    token: next(secrets.access, 'token'),
    refreshToken: `${sessionId}.${next(secrets.refresh, 'refresh token')}`,
  };
}
