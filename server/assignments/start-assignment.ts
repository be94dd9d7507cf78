import { eq, sql } from 'drizzle-orm';
import type { startAssignment } from '../../shared/contracts/assignments.ts';
import { recordAct } from '../audit/record-act.ts';
import type { Verb } from '../context.ts';
import { noChanges } from '../conversation/changes.ts';
import { type ConversationDependencies, conversationTx, type Work } from '../conversation/conversation-tx.ts';
import { save } from '../conversation/save.ts';
import { type LockedSession, lockSession } from '../conversation/session-row.ts';
import { startNext } from '../conversation/start-next.ts';
import { checklistAssignments } from '../db/schema/checklist-assignments.ts';
import { checklistSubmissions } from '../db/schema/checklist-submissions.ts';
import { conflict, notFound } from '../errors.ts';
import { keepOperator } from '../operators/find-operator.ts';
import { loadTemplateVersion } from '../templates/load-version.ts';
import { insertWaitingSession } from './insert-waiting-session.ts';
import { presentAssignment } from './present-assignment.ts';
import { restoreAnswers } from './restore-answers.ts';

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

async function lockOf(work: Work, assignmentId: string): Promise<LockedSession | null> {
  const session = await lockSession(work.tx, sql`s.assignment_id = ${assignmentId}`);
  if (session) work.locked();
  return session;
}

async function refuseCancelled({ tx }: Work, assignmentId: string): Promise<void> {
  const [row] = await tx
    .select({ status: checklistAssignments.status })
    .from(checklistAssignments)
    .where(eq(checklistAssignments.id, assignmentId));
  if (row?.status === 'cancelled')
    throw conflict('This assignment was cancelled. Assign the checklist anew.');
}

/** An admin has deleted the session: a new one takes up the same submission, with the answers that it holds. */
async function makeSession(work: Work, assignmentId: string): Promise<LockedSession> {
  const { tx } = work;
  const [found] = await tx
    .select()
    .from(checklistAssignments)
    .innerJoin(checklistSubmissions, eq(checklistSubmissions.assignmentId, checklistAssignments.id))
    .where(eq(checklistAssignments.id, assignmentId))
    .for('no key update', { of: checklistAssignments });
  if (!found) throw notFound('assignment');
  const { checklist_assignments: assignment, checklist_submissions: submission } = found;
  if (assignment.status === 'cancelled' || assignment.status === 'completed')
    throw conflict(`This assignment is ${assignment.status}, and its conversation is deleted.`);
  const { templateId, templateVersion, machineId, operatorId } = assignment;
  const operator = await keepOperator(tx, operatorId);
  const { tasks } = await loadTemplateVersion(tx, templateId, templateVersion);
  await insertWaitingSession(tx, {
    assignmentId,
    submissionId: submission.id,
    phoneNumber: operator.phoneNumber,
    ...{ templateId, templateVersion, machineId, operatorId },
    totalTasks: tasks.length,
    ...(await restoreAnswers(tx, submission.id, tasks)),
  });
  const session = await lockOf(work, assignmentId);
  if (!session) throw conflict('The conversation was deleted just now. Start it again.');
  return session;
}
