import { eq } from 'drizzle-orm';
import type { startAssignment } from '../../shared/contracts/assignments.ts';
import { recordAct } from '../audit/record-act.ts';
import type { Verb } from '../context.ts';
import { noChanges } from '../conversation/changes.ts';
import { type ConversationDependencies, conversationTx, type Work } from '../conversation/conversation-tx.ts';
import { save } from '../conversation/save.ts';
import { startNext } from '../conversation/start-next.ts';
import { checklistAssignments } from '../db/schema/checklist-assignments.ts';
import { conflict } from '../errors.ts';
import { lockOf, makeSession } from './make-session.ts';
import { presentAssignment } from './present-assignment.ts';

/**
 * Sends an assignment on its way: for the first time, or again when its chat expired, was stopped, or was deleted. However often
 * and concurrently it is called, there is one session, and the same one comes back.
 * @throws AppError not_found; conflict when a manager has cancelled it
 */
export const startAssignmentVerb =
  (conversation: ConversationDependencies): Verb<typeof startAssignment> =>
  async (context, { params }) => {
    await conversationTx(conversation, async (work) => {
      const session = (await lockOf(work, params.id)) ?? (await makeSession(work, params.id));
      if (session.status === 'active' || session.status === 'completed') return;
      await refuseCancelled(work, params.id);
      if (session.status !== 'waiting') {
        await save(work, { ...noChanges(session), status: 'waiting' });
        await recordAct(work.tx, context, {
          action: 'assignment.start',
          subjectKind: 'assignment',
          subjectId: params.id,
          before: { status: session.status },
        });
      }
      await startNext(work, session.operatorId);
    });
    const assignment = await presentAssignment(context.db, params.id);
    if (!assignment.session) throw conflict('The conversation was deleted just now. Start it again.');
    return { assignment, session: assignment.session };
  };

async function refuseCancelled({ tx }: Work, assignmentId: string): Promise<void> {
  const [row] = await tx
    .select({ status: checklistAssignments.status })
    .from(checklistAssignments)
    .where(eq(checklistAssignments.id, assignmentId));
  if (row?.status === 'cancelled')
    throw conflict('This assignment was cancelled. Assign the checklist anew.');
}
