import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Actor, Context } from '../context.ts';
import { isOutage } from '../db/is-outage.ts';
import { authSessions } from '../db/schema/auth-sessions.ts';
import { users } from '../db/schema/users.ts';
import { before, IDLE_LIMIT, LAST_USED_GRAIN } from './session-limits.ts';
import { hashToken, type SessionSecrets } from './session-tokens.ts';

const NOBODY: Actor = { kind: 'nobody' };

/** Whose token this is; nobody's when it is unknown, revoked, expired or unused for too long, or its user is disabled. */
export async function findSession(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  secrets: SessionSecrets,
  token: string,
): Promise<Actor> {
  const now = clock();
  const [row] = await db
    .select({
      sessionId: authSessions.id,
      lastUsedAt: authSessions.lastUsedAt,
      id: users.id,
      email: users.email,
      name: users.name,
      role: users.role,
    })
    .from(authSessions)
    .innerJoin(users, eq(users.id, authSessions.userId))
    .where(
      and(
        eq(authSessions.tokenHash, hashToken(secrets.access, token)),
        isNull(authSessions.revokedAt),
        gt(authSessions.expiresAt, now),
        gt(authSessions.lastUsedAt, before(now, IDLE_LIMIT)),
        isNull(users.disabledAt),
      ),
    );
  if (!row) return NOBODY;
  const { lastUsedAt, ...user } = row;
  if (lastUsedAt < before(now, LAST_USED_GRAIN)) {
    try {
      await db.update(authSessions).set({ lastUsedAt: now }).where(eq(authSessions.id, row.sessionId));
      await db.update(users).set({ lastSeenAt: now }).where(eq(users.id, row.id));
    } catch (error) {
      // A database that takes no changes can still be read.
      if (!isOutage(error)) throw error;
    }
  }
  return { kind: 'user', ...user };
}
