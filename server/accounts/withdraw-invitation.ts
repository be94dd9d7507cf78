import { and, eq, gt, isNull } from 'drizzle-orm';
import type { withdrawInvitation } from '../../shared/contracts/people.ts';
import { recordAct } from '../audit/record-act.ts';
import type { Verb } from '../context.ts';
import { invitations } from '../db/schema/invitations.ts';
import { withTx } from '../db/with-tx.ts';
import { notFound } from '../errors.ts';

/** Its link is good no more. @throws AppError not_found when it was used, withdrawn or has run out */
export const withdrawInvitationVerb: Verb<typeof withdrawInvitation> = (context, { params }) =>
  withTx(context.pool, async (tx) => {
    const now = context.clock();
    const [withdrawn] = await tx
      .update(invitations)
      .set({ expiresAt: now })
      .where(and(eq(invitations.id, params.id), isNull(invitations.usedAt), gt(invitations.expiresAt, now)))
      .returning({ email: invitations.email, role: invitations.role });
    if (!withdrawn) throw notFound('open invitation');
    await recordAct(tx, context, {
      action: 'user.withdraw-invitation',
      subjectKind: 'invitation',
      subjectId: params.id,
      before: withdrawn,
    });
    return { success: true };
  });
