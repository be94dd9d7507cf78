import { z } from 'zod';
import { download, endpoint, IntId, listOf, name, pageQuery, seen } from '../endpoint.ts';
import { ImportAnswer, importBody } from './imports.ts';
import { idsQuery } from './machines.ts';
import { TranscriptMessage } from './submissions.ts';

export const Operator = z.object({
  id: z.int(),
  name: z.string(),
  /** E.164 with its plus. */
  phoneNumber: z.string(),
  language: z.string(),
  archived: z.boolean(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type Operator = z.infer<typeof Operator>;

/** Any usual spelling with the country code; stored as E.164. Checked by libphonenumber on the server. */
const PhoneNumber = z.string().trim().min(5).max(40);
export const Language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z]{2,4})?$/, 'is not a language such as en or pt-BR');
const fields = { name: name(120), phoneNumber: PhoneNumber };

export const OperatorSort = z.enum(['name', 'phoneNumber', 'added']);
export type OperatorSort = z.infer<typeof OperatorSort>;

export const listOperators = endpoint({
  method: 'GET',
  path: '/api/operators',
  access: 'viewer',
  summary:
    'Operators, by name unless asked otherwise; the words of `search` begin words of the name or are digits of the number',
  query: z.object({
    ...pageQuery,
    search: z.string().max(120).optional(),
    sort: OperatorSort.default('name'),
    descending: z.stringbool().default(false),
    /** The archived ones instead of those at work. */
    archived: z.stringbool().default(false),
  }),
  response: listOf(Operator),
});
export const createOperator = endpoint({
  method: 'POST',
  path: '/api/operators',
  access: 'manager',
  summary: 'Add an operator; a phone number belongs to one operator',
  body: z.object({ ...fields, language: Language.default('en') }),
  response: Operator,
  status: 201,
  idempotent: true,
  changes: ['operators'],
});
export const getOperator = endpoint({
  method: 'GET',
  path: '/api/operators/:id',
  access: 'viewer',
  summary: 'One operator',
  params: IntId,
  response: Operator,
});
export const changeOperator = endpoint({
  method: 'PATCH',
  path: '/api/operators/:id',
  access: 'manager',
  summary: 'Change an operator, or archive one',
  params: IntId,
  body: z.object({ ...seen, ...fields, language: Language, archived: z.boolean() }).partial(),
  response: Operator,
  changes: ['operators'],
});
export const importOperators = endpoint({
  method: 'POST',
  path: '/api/operators/import',
  access: 'manager',
  summary: 'Operators out of a CSV; without `confirm` it says what would happen and changes nothing',
  body: z.object({
    ...importBody,
    columns: z.partialRecord(z.enum(['name', 'phoneNumber', 'language']), z.int().min(-1)).optional(),
    /** ISO 3166, such as GB: whose numbers those without a country code are. */
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, 'is not a country such as GB')
      .optional(),
  }),
  response: ImportAnswer,
  changes: ['operators'],
});
export const exportOperators = download({
  path: '/api/operators/export',
  access: 'viewer',
  summary: 'All operators as CSV, the archived ones marked; it can be imported again',
  files: ['text/csv'],
});

/** How an operator is just now, and how to reach them. */
export const OperatorState = z.object({
  id: z.int(),
  /** The conversation session that runs. */
  conversationId: z.string().nullable(),
  /** Checklists that wait in line behind it. */
  waiting: z.int(),
  /** When they last wrote, by their phone. */
  lastHeardAt: z.string().nullable(),
  /** Until when WhatsApp lets us write in words of our own; null when the customer-service window is closed. */
  windowOpenUntil: z.string().nullable(),
  /** Why the newest message did not arrive; null when it did, or when they have written since. */
  failure: z.object({ at: z.string(), reason: z.string() }).nullable(),
});
export type OperatorState = z.infer<typeof OperatorState>;
export const listOperatorStates = endpoint({
  method: 'GET',
  path: '/api/operator-states',
  access: 'viewer',
  summary: 'What these operators are doing, and whether they can be reached',
  query: idsQuery,
  response: z.object({ items: z.array(OperatorState) }),
});
export const listOperatorMessages = endpoint({
  method: 'GET',
  path: '/api/operators/:id/messages',
  access: 'viewer',
  summary: 'The chat with an operator across all conversations, newest first',
  params: IntId,
  query: z.object(pageQuery),
  response: listOf(TranscriptMessage),
});
