import { NewTask } from '../../shared/contracts/templates.ts';
import type { RequestContext } from '../context.ts';
import type { Db } from '../db/db.ts';
import { checklistAssignments } from '../db/schema/checklist-assignments.ts';
import { checklistSubmissions } from '../db/schema/checklist-submissions.ts';
import { whatsappConversationSessions } from '../db/schema/whatsapp-conversation-sessions.ts';
import { createMachineVerb } from '../machines/create-machine.ts';
import { createOperatorVerb } from '../operators/create-operator.ts';
import { createTemplateVerb } from '../templates/create-template.ts';

type Session = typeof whatsappConversationSessions.$inferInsert;

/** For tests: a machine, an operator and a checklist of three questions, made the way a manager makes them. */
export async function testPlant(context: RequestContext) {
  const nothing = { params: {}, query: {} };
  const machine = await createMachineVerb(context, { ...nothing, body: { name: 'Filler 1', code: 'RFC-1' } });
  const operator = await createOperatorVerb(context, {
    ...nothing,
    body: { name: 'Asha', phoneNumber: '+12025550101', language: 'en' },
  });
  const tasks = [
    { taskName: 'Check oil level', verificationCriteria: 'Between the marks' },
    { taskName: 'Read the pressure', answerType: 'number', unit: 'bar', min: 2, max: 4 },
    { taskName: 'Guards closed?' },
  ].map((task) => NewTask.parse(task));
  const template = await createTemplateVerb(context, {
    ...nothing,
    body: { name: 'Filler, morning', tasks },
  });
  return { machine, operator, template };
}

/** For tests: an assignment with its submission and its conversation session, as a start leaves them. */
export async function testConversation(
  db: Db,
  plant: Awaited<ReturnType<typeof testPlant>>,
  session: Partial<Session> = {},
  createdAt = new Date('2026-11-20T08:00:00.000Z'),
) {
  const ids = { templateId: plant.template.id, machineId: plant.machine.id, operatorId: plant.operator.id };
  const [assignment] = await db
    .insert(checklistAssignments)
    .values({ ...ids, templateVersion: plant.template.version, status: 'active', createdAt })
    .returning({ id: checklistAssignments.id });
  const assignmentId = assignment?.id as string;
  const [submission] = await db
    .insert(checklistSubmissions)
    .values({ assignmentId, createdAt })
    .returning({ id: checklistSubmissions.id });
  const submissionId = submission?.id as string;
  const [row] = await db
    .insert(whatsappConversationSessions)
    .values({
      ...ids,
      templateVersion: plant.template.version,
      assignmentId,
      submissionId,
      phoneNumber: plant.operator.phoneNumber,
      status: 'active',
      totalTasks: plant.template.tasks.length,
      startedAt: createdAt,
      expiresAt: new Date(createdAt.getTime() + 86_400_000),
      createdAt,
      ...session,
    })
    .returning({ id: whatsappConversationSessions.id });
  return { assignmentId, submissionId, sessionId: row?.id as string };
}
