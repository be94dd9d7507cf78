import { z } from 'zod';
import { cleanText, endpoint, listOf, pageQuery, seen, TextId } from '../endpoint.ts';
import { AssignmentStatus, DeliveryStatus, SessionStatus } from '../words.ts';
import { Machine } from './machines.ts';
import { Operator } from './operators.ts';

export const ConversationSession = z.object({
  id: z.string(),
  status: SessionStatus,
  currentTaskIndex: z.int(),
  totalTasks: z.int(),
  answered: z.int(),
  startedAt: z.string().nullable(),
  lastMessageAt: z.string().nullable(),
  expiresAt: z.string().nullable(),
  /** How far the newest thing we sent has come; null when nothing was sent yet. */
  lastDelivery: z.object({ status: DeliveryStatus, error: z.string().nullable() }).nullable(),
});

export const Assignment = z.object({
  id: z.string(),
  templateId: z.int(),
  templateName: z.string(),
  templateVersion: z.int(),
  machineId: z.int(),
  machineName: z.string(),
  operatorId: z.int(),
  operatorName: z.string(),
  dueAt: z.string().nullable(),
  status: AssignmentStatus,
  /** A manager's words for this one: the operator reads them with the first question. */
  note: z.string().nullable(),
  cancelReason: z.string().nullable(),
  submissionId: z.string().nullable(),
  session: ConversationSession.nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type Assignment = z.infer<typeof Assignment>;

export const listAssignments = endpoint({
  method: 'GET',
  path: '/api/assignments',
  access: 'viewer',
  summary: 'Assignments, newest first',
  query: z.object({
    ...pageQuery,
    status: AssignmentStatus.optional(),
    operatorId: z.coerce.number().int().optional(),
    machineId: z.coerce.number().int().optional(),
  }),
  response: listOf(Assignment),
});
export const createAssignment = endpoint({
  method: 'POST',
  path: '/api/assignments',
  access: 'manager',
  summary: 'Assign a checklist: the first question goes out at once, or waits in line',
  body: z.object({
    templateId: z.int().min(1),
    machineId: z.int().min(1),
    operatorId: z.int().min(1),
    dueAt: z.iso
      .datetime({ offset: true, error: 'is not a date and time such as 2026-11-20T14:00:00Z' })
      .nullish(),
    note: cleanText(1000).nullish(),
  }),
  response: Assignment,
  status: 201,
  idempotent: true,
  changes: ['assignments', 'submissions', 'conversations'],
});
const ids = z.array(z.int().min(1)).min(1).max(200);

/** How a first question would reach an operator now. */
export const Reach = z.enum([
  /** They wrote within the last 24 hours: anything may be said. */
  'open',
  /** They did not, and Meta's message template goes out first. */
  'template',
  /** They wrote once, the window has closed since, and there is no message template. */
  'closed',
  /** They have never written, and there is no message template. */
  'never_wrote',
  /** The last message to them failed, and they have not written since. */
  'failed',
]);
export type Reach = z.infer<typeof Reach>;

export const AssignmentCheck = z.object({
  templateArchived: z.boolean(),
  archivedMachineIds: z.array(z.int()),
  operators: z.array(
    z.object({
      operatorId: z.int(),
      archived: z.boolean(),
      /** What they are being asked just now. */
      running: z.object({ templateName: z.string(), machineName: z.string() }).nullable(),
      /** How many wait in line behind it. */
      waiting: z.int(),
      reach: Reach,
      /** Why the last message failed. */
      failure: z.string().nullable(),
    }),
  ),
  /** The same checklist for the same machine, with somebody already. */
  open: z.array(
    z.object({
      assignmentId: z.string(),
      machineId: z.int(),
      operatorId: z.int(),
      operatorName: z.string(),
    }),
  ),
});
export type AssignmentCheck = z.infer<typeof AssignmentCheck>;

export const checkAssignments = endpoint({
  method: 'POST',
  path: '/api/assignments/check',
  access: 'manager',
  summary: 'What a manager should know before assigning; makes nothing, forbids nothing',
  body: z.object({ templateId: z.int().min(1).nullish(), machineIds: ids, operatorIds: ids }),
  response: AssignmentCheck,
});
export const recentChoices = endpoint({
  method: 'GET',
  path: '/api/assignments/recent',
  access: 'viewer',
  summary: 'What was assigned last, where and to whom; without what is archived',
  response: z.object({
    templates: z.array(z.object({ id: z.int(), name: z.string(), questions: z.int() })),
    machines: z.array(Machine.pick({ id: true, name: true, code: true, location: true })),
    operators: z.array(Operator.pick({ id: true, name: true, phoneNumber: true })),
  }),
});
export const getAssignment = endpoint({
  method: 'GET',
  path: '/api/assignments/:id',
  access: 'viewer',
  summary: 'One assignment with its conversation',
  params: TextId,
  response: Assignment,
});
export const changeAssignment = endpoint({
  method: 'PATCH',
  path: '/api/assignments/:id',
  access: 'manager',
  summary: 'Change the due time or the note',
  params: TextId,
  body: z.object({
    ...seen,
    dueAt: z.iso.datetime({ offset: true }).nullish(),
    note: cleanText(1000).nullish(),
  }),
  response: Assignment,
  changes: ['assignments'],
});
export const startAssignment = endpoint({
  method: 'POST',
  path: '/api/assignments/:id/start',
  access: 'manager',
  summary: 'Start the conversation, or send it on its way again; always the same session',
  params: TextId,
  response: z.object({ assignment: Assignment, session: ConversationSession }),
  changes: ['assignments', 'submissions', 'conversations'],
});
export const cancelAssignment = endpoint({
  method: 'POST',
  path: '/api/assignments/:id/cancel',
  access: 'manager',
  summary: 'Cancel: the operator is told, what was answered is kept',
  params: TextId,
  body: z.object({ reason: cleanText(500).optional() }),
  response: Assignment,
  changes: ['assignments', 'submissions', 'conversations'],
});
export const reassignAssignment = endpoint({
  method: 'POST',
  path: '/api/assignments/:id/reassign',
  access: 'manager',
  summary: 'Give it to another operator, with the answers so far; the one who had it is told',
  params: TextId,
  body: z.object({ operatorId: z.int().min(1), reason: cleanText(500).optional() }),
  response: Assignment,
  changes: ['assignments', 'submissions', 'conversations'],
});
export const remindAssignment = endpoint({
  method: 'POST',
  path: '/api/assignments/:id/remind',
  access: 'manager',
  summary: 'Ask the current question once more, with a reminder; at most once in five minutes',
  params: TextId,
  response: Assignment,
  changes: ['assignments', 'conversations'],
});
