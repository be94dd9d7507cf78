import { and, eq, gt, isNull } from 'drizzle-orm';
import type { invite as contract } from '../../shared/contracts/people.ts';
import { recordAct } from '../audit/record-act.ts';
import type { Verb } from '../context.ts';
import { invitations } from '../db/schema/invitations.ts';
import { withTx } from '../db/with-tx.ts';
import { AppError, conflict } from '../errors.ts';
import { findUserByEmail } from './find-user.ts';
import { after, INVITATION_LIFETIME } from './session-limits.ts';
import { hashToken, newToken, type SessionSecrets } from './session-tokens.ts';

/** Makes an invitation; an earlier one for the same address is good no more. */
export function inviteVerb({ secrets }: { secrets: SessionSecrets }): Verb<typeof contract> {
  return (context, { body: { email, role } }) =>
    withTx(context.pool, async (tx) => {
      const { actor } = context;
      if (actor.kind !== 'user') throw new AppError('forbidden', 'Only an admin can invite.');
      if (await findUserByEmail(tx, email)) {
        throw conflict('There is a user with this e-mail address already.', { email: 'is already taken' });
      }
      const now = context.clock();
      const open = and(
        eq(invitations.email, email),
        isNull(invitations.usedAt),
        gt(invitations.expiresAt, now),
      );
      await tx.update(invitations).set({ expiresAt: now }).where(open);
      const token = newToken();
      const expiresAt = after(now, INVITATION_LIFETIME);
      const [made] = await tx
        .insert(invitations)
        .values({
          email,
          role,
          tokenHash: hashToken(secrets.access, token),
          invitedBy: actor.id,
          expiresAt,
          createdAt: now,
        })
        .returning({ id: invitations.id });
      await recordAct(tx, context, {
        action: 'user.invite',
        subjectKind: 'invitation',
        subjectId: made?.id ?? '',
        after: { email, role },
      });
      return { email, role, token, expiresAt: expiresAt.toISOString() };
    });
}
