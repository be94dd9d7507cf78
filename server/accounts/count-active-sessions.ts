import { and, count, gt, isNull } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { authSessions } from '../db/schema/auth-sessions.ts';

/** Sign-ins whose token is good now, for `auth_active_sessions`. */
export async function countActiveSessions({ db, clock }: Pick<Context, 'db' | 'clock'>): Promise<number> {
  const live = and(isNull(authSessions.revokedAt), gt(authSessions.expiresAt, clock()));
  const [row] = await db.select({ live: count() }).from(authSessions).where(live);
  return row?.live ?? 0;
}
