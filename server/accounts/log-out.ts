import { and, eq, isNull } from 'drizzle-orm';
import type { logout } from '../../shared/contracts/auth.ts';
import type { Verb } from '../context.ts';
import { authSessions } from '../db/schema/auth-sessions.ts';

/** Revokes the session of this request: its token and refresh token are good no more. */
export const logOut: Verb<typeof logout> = async ({ db, actor, clock }) => {
  if (actor.kind === 'user') {
    await db
      .update(authSessions)
      .set({ revokedAt: clock() })
      .where(and(eq(authSessions.id, actor.sessionId), isNull(authSessions.revokedAt)));
  }
  return { success: true };
};
