import { and, eq, sql } from 'drizzle-orm';
import type { cancelAssignment } from '../../shared/contracts/assignments.ts';
import { recordAct } from '../audit/record-act.ts';
import type { Verb } from '../context.ts';
import { type ConversationDependencies, conversationTx } from '../conversation/conversation-tx.ts';
import { handleEvent } from '../conversation/handle-event.ts';
import { lockSession } from '../conversation/session-row.ts';
import { checklistAssignments } from '../db/schema/checklist-assignments.ts';
import { checklistSubmissions } from '../db/schema/checklist-submissions.ts';
import { conflict, notFound } from '../errors.ts';
import { presentAssignment } from './present-assignment.ts';

/**
 * Cancels an assignment: an operator who was being asked is told, the next one in line starts, and what was answered stays
 * readable. Cancelling twice is cancelling once.
 * @throws AppError not_found; conflict when it is completed
 */
export const cancelAssignmentVerb =
  (conversation: ConversationDependencies): Verb<typeof cancelAssignment> =>
  async (context, { params, body }) => {
    await conversationTx(conversation, async (work) => {
      // The session first, as everybody locks it first: then nothing can end it while we do.
      const session = await lockSession(work.tx, sql`s.assignment_id = ${params.id}`);
      if (session) work.locked();
      const [assignment] = await work.tx
        .select()
        .from(checklistAssignments)
        .where(eq(checklistAssignments.id, params.id))
        .for('no key update');
      if (!assignment) throw notFound('assignment');
      if (assignment.status === 'cancelled') return;
      if (assignment.status === 'completed') throw conflict('This checklist is completed already.');
      const cancelReason = body.reason || null;
      await work.tx
        .update(checklistAssignments)
        .set({ status: 'cancelled', cancelReason, updatedAt: work.now })
        .where(eq(checklistAssignments.id, params.id));
      await work.tx
        .update(checklistSubmissions)
        .set({ status: 'cancelled' })
        .where(
          and(eq(checklistSubmissions.assignmentId, params.id), eq(checklistSubmissions.status, 'pending')),
        );
      await recordAct(work.tx, context, {
        action: 'assignment.cancel',
        subjectKind: 'assignment',
        subjectId: params.id,
        before: { status: assignment.status },
        after: { status: 'cancelled', reason: cancelReason },
      });
      if (session) await handleEvent(work, session, { kind: 'cancelled', tell: session.status === 'active' });
    });
    return presentAssignment(context.db, params.id);
  };
