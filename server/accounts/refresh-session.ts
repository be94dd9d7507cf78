import { timingSafeEqual } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { refresh } from '../../shared/contracts/auth.ts';
import type { RequestContext, Verb } from '../context.ts';
import type { Tx } from '../db/db.ts';
import { authSessions } from '../db/schema/auth-sessions.ts';
import { users } from '../db/schema/users.ts';
import { withTx } from '../db/with-tx.ts';
import { AppError } from '../errors.ts';
import { presentUser } from './present-user.ts';
import { after, before, REFRESH_GRACE, TOKEN_LIFETIME } from './session-limits.ts';
import { hashToken, type SessionSecrets, sessionIdIn, successorsOf } from './session-tokens.ts';

/**
 * New tokens for a refresh token, which works once. One that was used before is in two hands, and nobody knows which is
 * the thief's: the session is revoked. But for the first moments: that is another tab, or an answer that was lost, and gets the same
 * tokens again.
 */
export function refreshSessionVerb({ secrets }: { secrets: SessionSecrets }): Verb<typeof refresh> {
  return async (context, { body }) => {
    const given = body.refreshToken ?? '';
    const sessionId = sessionIdIn(given);
    const renewed =
      sessionId && (await withTx(context.pool, (tx) => renew(tx, context, secrets, given, sessionId)));
    if (!renewed)
      throw new AppError('unauthenticated', 'This sign-in is no longer good. Please sign in again.');
    return renewed;
  };
}

async function renew(tx: Tx, context: RequestContext, secrets: SessionSecrets, given: string, id: string) {
  const now = context.clock();
  const [session] = await tx.select().from(authSessions).where(eq(authSessions.id, id)).for('update');
  if (!session || session.revokedAt || session.refreshExpiresAt <= now) return null;
  const givenHash = hashToken(secrets.refresh, given);
  const again = isTheOneBefore(session, givenHash, now);
  if (!again && !timingSafeEqual(session.refreshHash, givenHash)) {
    await tx.update(authSessions).set({ revokedAt: now }).where(eq(authSessions.id, id));
    context.log.warn(
      { userId: session.userId, ip: context.ip },
      'authentication failed: a refresh token came twice',
    );
    return null;
  }
  const [user] = await tx.select().from(users).where(eq(users.id, session.userId));
  if (!user || user.disabledAt) return null;
  const { token, refreshToken } = successorsOf(secrets, id, given);
  if (again) return { token, refreshToken, user: presentUser(user) };
  const expiresAt = new Date(Math.min(+after(now, TOKEN_LIFETIME), +session.refreshExpiresAt));
  await tx
    .update(authSessions)
    .set({
      tokenHash: hashToken(secrets.access, token),
      refreshHash: hashToken(secrets.refresh, refreshToken),
      previousRefreshHash: givenHash,
      refreshedAt: now,
      expiresAt,
      lastUsedAt: now,
    })
    .where(eq(authSessions.id, id));
  return { token, refreshToken, user: presentUser(user) };
}

type SessionRow = typeof authSessions.$inferSelect;

function isTheOneBefore({ previousRefreshHash, refreshedAt }: SessionRow, given: Buffer, now: Date): boolean {
  if (!previousRefreshHash || !refreshedAt || refreshedAt <= before(now, REFRESH_GRACE)) return false;
  return timingSafeEqual(previousRefreshHash, given);
}
