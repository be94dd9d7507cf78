import { and, eq, isNull, ne } from 'drizzle-orm';
import type { Db } from '../db/db.ts';
import { authSessions } from '../db/schema/auth-sessions.ts';

/** Signs a user out everywhere, or everywhere but in one session; tells how many sessions that ended. */
export async function endSessions(
  db: Db,
  { userId, now, except }: { userId: string; now: Date; except?: string },
): Promise<number> {
  const { rowCount } = await db
    .update(authSessions)
    .set({ revokedAt: now })
    .where(
      and(
        eq(authSessions.userId, userId),
        isNull(authSessions.revokedAt),
        except === undefined ? undefined : ne(authSessions.id, except),
      ),
    );
  return rowCount ?? 0;
}
