import type { Assignment, createAssignment } from '../../shared/contracts/assignments.ts';
import { recordAct } from '../audit/record-act.ts';
import type { RequestContext, Verb } from '../context.ts';
import { type ConversationDependencies, conversationTx, type Work } from '../conversation/conversation-tx.ts';
import { startNext } from '../conversation/start-next.ts';
import type { Tx } from '../db/db.ts';
import { checklistAssignments } from '../db/schema/checklist-assignments.ts';
import { checklistSubmissions } from '../db/schema/checklist-submissions.ts';
import { badField } from '../errors.ts';
import { answerOnce } from '../http/answer-once.ts';
import { findMachine } from '../machines/find-machine.ts';
import { keepOperator } from '../operators/find-operator.ts';
import { findTemplate } from '../templates/find-template.ts';
import { insertWaitingSession } from './insert-waiting-session.ts';
import { presentAssignment } from './present-assignment.ts';

/**
 * Assigns a checklist: assignment, submission and conversation session in one transaction, and the first question with them when
 * the operator has no conversation running; else it waits in line.
 * @throws AppError not_found for what does not exist, bad_request for what is archived or due in the past
 */
export const createAssignmentVerb =
  (conversation: ConversationDependencies): Verb<typeof createAssignment> =>
  (context, { body }) =>
    conversationTx(conversation, (work) =>
      answerOnce(work.tx, context, () => makeAssignment(work, context, body)),
    );

async function makeAssignment(work: Work, context: RequestContext, body: Wanted): Promise<Assignment> {
  const { tx } = work;
  const parts = await loadParts(tx, context, body);
  const assignment = await insertAssignment(tx, context, { ...body, ...parts });
  await recordAct(tx, context, {
    action: 'assignment.create',
    subjectKind: 'assignment',
    subjectId: assignment.id,
    after: { ...body },
  });
  await startNext(work, body.operatorId);
  return presentAssignment(tx, assignment.id);
}

interface Wanted {
  templateId: number;
  machineId: number;
  operatorId: number;
  dueAt?: string | null | undefined;
  note?: string | null | undefined;
}

/** Everything that an assignment refers to, if it may be assigned. */
async function loadParts(tx: Tx, { clock }: RequestContext, wanted: Wanted) {
  const { template, tasks } = await findTemplate(tx, wanted.templateId);
  const machine = await findMachine(tx, wanted.machineId);
  const operator = await keepOperator(tx, wanted.operatorId);
  if (template.archivedAt) throw badField('templateId', 'is an archived checklist template');
  if (machine.archivedAt) throw badField('machineId', 'is an archived machine');
  if (operator.archivedAt) throw badField('operatorId', 'is an archived operator');
  const dueAt = wanted.dueAt ? new Date(wanted.dueAt) : null;
  if (dueAt && dueAt <= clock()) throw badField('dueAt', 'has passed already');
  return { template, totalTasks: (tasks as unknown[]).length, operator, dueAt };
}

async function insertAssignment(
  tx: Tx,
  context: RequestContext,
  parts: Omit<Wanted, 'dueAt'> & Awaited<ReturnType<typeof loadParts>>,
) {
  const { templateId, machineId, operatorId, template, dueAt } = parts;
  const ids = { templateId, templateVersion: template.version, machineId, operatorId };
  const createdAt = context.clock();
  const [assignment] = await tx
    .insert(checklistAssignments)
    .values({
      ...ids,
      dueAt,
      note: parts.note || null,
      createdBy: context.actor.kind === 'user' ? context.actor.id : null,
      createdAt,
    })
    .returning();
  if (!assignment) throw new Error('PostgreSQL returned no row for an insert');
  const [submission] = await tx
    .insert(checklistSubmissions)
    .values({ assignmentId: assignment.id, createdAt })
    .returning({ id: checklistSubmissions.id });
  await insertWaitingSession(tx, {
    ...ids,
    phoneNumber: parts.operator.phoneNumber,
    assignmentId: assignment.id,
    submissionId: submission?.id ?? '',
    totalTasks: parts.totalTasks,
    createdAt,
  });
  return assignment;
}
