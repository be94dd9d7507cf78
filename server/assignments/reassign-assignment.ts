import { eq } from 'drizzle-orm';
import type { reassignAssignment } from '../../shared/contracts/assignments.ts';
import { recordAct } from '../audit/record-act.ts';
import type { Verb } from '../context.ts';
import { type ConversationDependencies, conversationTx, type Work } from '../conversation/conversation-tx.ts';
import { handleEvent } from '../conversation/handle-event.ts';
import type { LockedSession } from '../conversation/session-row.ts';
import { startNext } from '../conversation/start-next.ts';
import { checklistAssignments } from '../db/schema/checklist-assignments.ts';
import { badField, conflict, notFound } from '../errors.ts';
import { keepOperator } from '../operators/find-operator.ts';
import { lockOf, makeSession } from './make-session.ts';
import { presentAssignment } from './present-assignment.ts';

/**
 * Gives a checklist to another operator, who goes on where the answers end; also when its chat waits, has expired or was stopped. Who
 * was asked before is told, and what they send from then on changes nothing.
 * @throws AppError not_found; bad_request for the operator who has it, or an archived one; conflict when it is completed or cancelled
 */
export const reassignAssignmentVerb =
  (conversation: ConversationDependencies): Verb<typeof reassignAssignment> =>
  async (context, { params, body }) => {
    await conversationTx(conversation, async (work) => {
      // The session first, as everybody locks it first.
      const session = await lockOf(work, params.id);
      const assignment = await lockAssignment(work, params.id);
      if (assignment.operatorId === body.operatorId)
        throw badField('operatorId', 'has this checklist already');
      const operator = await keepOperator(work.tx, body.operatorId);
      if (operator.archivedAt) throw badField('operatorId', 'is an archived operator');
      await work.tx
        .update(checklistAssignments)
        .set({ operatorId: operator.id, updatedAt: work.now })
        .where(eq(checklistAssignments.id, params.id));
      await recordAct(work.tx, context, {
        action: 'assignment.reassign',
        subjectKind: 'assignment',
        subjectId: params.id,
        before: { operatorId: assignment.operatorId },
        after: { operatorId: operator.id, reason: body.reason || null },
      });
      if (!session) {
        await makeSession(work, params.id);
        return startNext(work, operator.id);
      }
      const to = { operatorId: operator.id, phoneNumber: operator.phoneNumber };
      await handleEvent(work, session, { kind: 'reassigned', to, tell: wasAsked(session) });
    });
    return presentAssignment(context.db, params.id);
  };

async function lockAssignment({ tx }: Work, id: string) {
  const [assignment] = await tx
    .select()
    .from(checklistAssignments)
    .where(eq(checklistAssignments.id, id))
    .for('no key update');
  if (!assignment) throw notFound('assignment');
  if (assignment.status === 'cancelled' || assignment.status === 'completed')
    throw conflict(`This assignment is ${assignment.status}: assign the checklist anew.`);
  return assignment;
}

/** Who has stopped it knows; who was never asked anything needs not know. */
function wasAsked({ status, prompt, state }: LockedSession): boolean {
  const arrived = prompt?.handedAt != null || prompt?.knocked === true || state.answers.length > 0;
  return arrived && status !== 'cancelled';
}
