import { lt, or } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { authSessions } from '../db/schema/auth-sessions.ts';
import { rateLimits } from '../db/schema/rate-limits.ts';
import { before, SESSION_LIFETIME } from './session-limits.ts';

/** Deletes rate limits that have run out, and sessions that ended so long ago that no token of theirs can come back. */
export async function cleanUpAccounts({ db, clock }: Pick<Context, 'db' | 'clock'>) {
  const now = clock();
  const longAgo = before(now, SESSION_LIFETIME);
  const limits = await db.delete(rateLimits).where(lt(rateLimits.expire, now.getTime()));
  const sessions = await db
    .delete(authSessions)
    .where(or(lt(authSessions.refreshExpiresAt, longAgo), lt(authSessions.revokedAt, longAgo)));
  return { rateLimits: limits.rowCount ?? 0, sessions: sessions.rowCount ?? 0 };
}
