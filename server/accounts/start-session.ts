import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Db } from '../db/db.ts';
import { authSessions } from '../db/schema/auth-sessions.ts';
import { users } from '../db/schema/users.ts';
import { presentUser, type UserRow } from './present-user.ts';
import { after, SESSION_LIFETIME, TOKEN_LIFETIME } from './session-limits.ts';
import { hashToken, newRefreshToken, newToken, type SessionSecrets } from './session-tokens.ts';

interface SignIn {
  user: UserRow;
  now: Date;
  ip: string;
  userAgent: string;
}

/** Signs a user in whose identity has been established. The tokens are told here and never again. */
export async function startSession(db: Db, secrets: SessionSecrets, { user, now, ip, userAgent }: SignIn) {
  const id = randomUUID();
  const token = newToken();
  const refreshToken = newRefreshToken(id);
  await db.insert(authSessions).values({
    id,
    userId: user.id,
    tokenHash: hashToken(secrets.access, token),
    refreshHash: hashToken(secrets.refresh, refreshToken),
    expiresAt: after(now, TOKEN_LIFETIME),
    refreshExpiresAt: after(now, SESSION_LIFETIME),
    lastUsedAt: now,
    createdAt: now,
    ip,
    userAgent,
  });
  // Whoever signs in with a generated password has it: it waits for nobody else any more.
  await db.update(users).set({ lastSeenAt: now, provisional: false }).where(eq(users.id, user.id));
  return { token, refreshToken, user: presentUser(user) };
}
