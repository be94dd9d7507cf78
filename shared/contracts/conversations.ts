import { z } from 'zod';
import { endpoint, listOf, name, pageQuery, TextId } from '../endpoint.ts';
import { DeliveryStatus, SessionStatus } from '../words.ts';

export const Conversation = z.object({
  /** Of the conversation session. */
  id: z.string(),
  status: SessionStatus,
  assignmentId: z.string(),
  submissionId: z.string(),
  templateName: z.string(),
  machineName: z.string(),
  operatorId: z.int(),
  operatorName: z.string(),
  phoneNumber: z.string(),
  currentTaskIndex: z.int(),
  totalTasks: z.int(),
  /** The question being asked; null once all are answered. */
  currentTaskName: z.string().nullable(),
  /** What was said last, by either side, shortened; null when nothing was said. */
  lastText: z.string().nullable(),
  lastDirection: z.enum(['inbound', 'outbound']).nullable(),
  lastMessageAt: z.string().nullable(),
  lastDelivery: z.object({ status: DeliveryStatus, error: z.string().nullable() }).nullable(),
  /** Until when WhatsApp lets us write in words of our own; null when the customer-service window is closed. */
  windowOpenUntil: z.string().nullable(),
  /** Why it does not go on by itself, in plain words; null while nothing is wrong. */
  stuck: z.string().nullable(),
  startedAt: z.string().nullable(),
  expiresAt: z.string().nullable(),
  dueAt: z.string().nullable(),
});
export type Conversation = z.infer<typeof Conversation>;

const id = TextId;
const reason = name(500);
const changes = ['conversations', 'assignments', 'submissions', 'transcripts'] as const;

export const listConversations = endpoint({
  method: 'GET',
  path: '/api/conversations',
  access: 'viewer',
  summary: 'Conversations, the one that moved last first: running ones unless asked for others',
  query: z.object({
    ...pageQuery,
    status: SessionStatus.optional(),
    operatorId: z.coerce.number().int().optional(),
    search: z.string().max(120).optional(),
    /** Only those that do not go on by themselves. */
    stuck: z.enum(['true']).optional(),
  }),
  response: listOf(Conversation),
});
export const getConversation = endpoint({
  method: 'GET',
  path: '/api/conversations/:id',
  access: 'viewer',
  summary: 'One conversation; its chat is the transcript of its submission',
  params: id,
  response: Conversation,
});
export const writeIntoConversation = endpoint({
  method: 'POST',
  path: '/api/conversations/:id/messages',
  access: 'manager',
  summary: 'Write to the operator; refused with the reason when the customer-service window is closed',
  params: id,
  body: z.object({ text: name(1000) }),
  response: Conversation,
  status: 201,
  changes,
});
export const skipQuestion = endpoint({
  method: 'POST',
  path: '/api/conversations/:id/skip',
  access: 'manager',
  summary: 'Skip a question, with a reason: it is answered NA, and the next one is asked',
  params: id,
  body: z.object({ taskIndex: z.int().min(0), reason }),
  response: Conversation,
  changes,
});
export const askAgain = endpoint({
  method: 'POST',
  path: '/api/conversations/:id/ask-again',
  access: 'manager',
  summary: 'Unblock: drop what is half answered and ask the question anew',
  params: id,
  body: z.object({ taskIndex: z.int().min(0), reason }),
  response: Conversation,
  changes,
});
export const endConversation = endpoint({
  method: 'POST',
  path: '/api/conversations/:id/end',
  access: 'manager',
  summary: 'End a conversation, with a reason; the assignment can be sent on its way again',
  params: id,
  body: z.object({ reason }),
  response: Conversation,
  changes,
});
