import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import type { endOtherSessions, endSession, listSessions } from '../../shared/contracts/account.ts';
import { recordAct } from '../audit/record-act.ts';
import type { Verb } from '../context.ts';
import { authSessions } from '../db/schema/auth-sessions.ts';
import { withTx } from '../db/with-tx.ts';
import { notFound } from '../errors.ts';
import { endSessions } from './end-sessions.ts';
import { userOf } from './find-user.ts';

const MOST = 100;

/** Where one is signed in: sessions that a token or a refresh token still opens. */
export const listSessionsVerb: Verb<typeof listSessions> = async ({ db, actor, clock }) => {
  const self = userOf(actor);
  const rows = await db
    .select()
    .from(authSessions)
    .where(
      and(
        eq(authSessions.userId, self.id),
        isNull(authSessions.revokedAt),
        gt(authSessions.refreshExpiresAt, clock()),
      ),
    )
    .orderBy(desc(authSessions.lastUsedAt))
    .limit(MOST);
  const items = rows.map((row) => ({
    id: row.id,
    current: row.id === self.sessionId,
    userAgent: row.userAgent ?? '',
    ip: row.ip ?? '',
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt.toISOString(),
  }));
  return { items };
};

/** Ends one of one's own. @throws AppError not_found when it is another's, or ended already */
export const endSessionVerb: Verb<typeof endSession> = (context, { params }) =>
  withTx(context.pool, async (tx) => {
    const self = userOf(context.actor);
    const { rowCount } = await tx
      .update(authSessions)
      .set({ revokedAt: context.clock() })
      .where(
        and(eq(authSessions.id, params.id), eq(authSessions.userId, self.id), isNull(authSessions.revokedAt)),
      );
    if (rowCount !== 1) throw notFound('session');
    await recordAct(tx, context, { action: 'user.end-session', subjectKind: 'user', subjectId: self.id });
    return { success: true };
  });

export const endOtherSessionsVerb: Verb<typeof endOtherSessions> = (context) =>
  withTx(context.pool, async (tx) => {
    const self = userOf(context.actor);
    const ended = await endSessions(tx, { userId: self.id, now: context.clock(), except: self.sessionId });
    if (ended > 0) {
      await recordAct(tx, context, {
        action: 'user.end-other-sessions',
        subjectKind: 'user',
        subjectId: self.id,
        after: { ended },
      });
    }
    return { ended };
  });
