import { eq, sql } from 'drizzle-orm';
import type { Work } from '../conversation/conversation-tx.ts';
import { type LockedSession, lockSession } from '../conversation/session-row.ts';
import { checklistAssignments } from '../db/schema/checklist-assignments.ts';
import { checklistSubmissions } from '../db/schema/checklist-submissions.ts';
import { conflict, notFound } from '../errors.ts';
import { keepOperator } from '../operators/find-operator.ts';
import { loadTemplateVersion } from '../templates/load-version.ts';
import { insertWaitingSession } from './insert-waiting-session.ts';
import { restoreAnswers } from './restore-answers.ts';

/** Locks the conversation session of an assignment; `null` when an admin has deleted it. */
export async function lockOf(work: Work, assignmentId: string): Promise<LockedSession | null> {
  const session = await lockSession(work.tx, sql`s.assignment_id = ${assignmentId}`);
  if (session) work.locked();
  return session;
}

/**
 * An admin has deleted the session: a new one takes up the same submission, with the answers that it holds.
 * @throws AppError not_found; conflict when it is cancelled or completed
 */
export async function makeSession(work: Work, assignmentId: string): Promise<LockedSession> {
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
