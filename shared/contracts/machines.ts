import { z } from 'zod';
import { cleanText, download, endpoint, IntId, listOf, name, pageQuery, seen } from '../endpoint.ts';
import { Result } from '../words.ts';
import { ImportAnswer, importBody } from './imports.ts';

export const Machine = z.object({
  id: z.int(),
  name: z.string(),
  code: z.string().optional(),
  location: z.string().optional(),
  archived: z.boolean(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type Machine = z.infer<typeof Machine>;

export const machineFields = {
  name: name(120),
  code: cleanText(40).nullish(),
  location: cleanText(120).nullish(),
};

export const MachineSort = z.enum(['name', 'code', 'location', 'added']);
export type MachineSort = z.infer<typeof MachineSort>;

export const listMachines = endpoint({
  method: 'GET',
  path: '/api/machines',
  access: 'viewer',
  summary:
    'Machines, by name unless asked otherwise; the words of `search` begin words of name, code or location',
  query: z.object({
    ...pageQuery,
    search: z.string().max(120).optional(),
    sort: MachineSort.default('name'),
    descending: z.stringbool().default(false),
    /** The archived ones instead of those in use. */
    archived: z.stringbool().default(false),
  }),
  response: listOf(Machine),
});
export const createMachine = endpoint({
  method: 'POST',
  path: '/api/machines',
  access: 'manager',
  summary: 'Add a machine; a code is unique',
  body: z.object(machineFields),
  response: Machine,
  status: 201,
  idempotent: true,
  changes: ['machines'],
});
export const getMachine = endpoint({
  method: 'GET',
  path: '/api/machines/:id',
  access: 'viewer',
  summary: 'One machine',
  params: IntId,
  response: Machine,
});
export const changeMachine = endpoint({
  method: 'PATCH',
  path: '/api/machines/:id',
  access: 'manager',
  summary: 'Change a machine, or archive it',
  params: IntId,
  body: z.object({ ...seen, ...machineFields, archived: z.boolean() }).partial(),
  response: Machine,
  changes: ['machines'],
});
export const importMachines = endpoint({
  method: 'POST',
  path: '/api/machines/import',
  access: 'manager',
  summary: 'Machines out of a CSV; without `confirm` it says what would happen and changes nothing',
  body: z.object({
    ...importBody,
    columns: z.partialRecord(z.enum(['name', 'code', 'location']), z.int().min(-1)).optional(),
  }),
  response: ImportAnswer,
  changes: ['machines'],
});
export const exportMachines = download({
  path: '/api/machines/export',
  access: 'viewer',
  summary: 'All machines as CSV, the archived ones marked; it can be imported again',
  files: ['text/csv'],
});

/** What happens on a machine. */
export const MachineState = z.object({
  id: z.int(),
  /** Checklists assigned and not yet finished. */
  open: z.int(),
  /** When the newest checklist was assigned. */
  lastAssignedAt: z.string().nullable(),
});
export type MachineState = z.infer<typeof MachineState>;

/** `ids=1,2,3`, 200 at most. */
export const idsQuery = z.object({
  ids: z
    .string()
    .regex(/^\d{1,9}(,\d{1,9}){0,199}$/, 'is not a list of at most 200 ids, such as 1,2,3')
    .transform((text) => text.split(',').map(Number)),
});
export const listMachineStates = endpoint({
  method: 'GET',
  path: '/api/machine-states',
  access: 'viewer',
  summary: 'Open checklists, and the last one, of these machines',
  query: idsQuery,
  response: z.object({ items: z.array(MachineState) }),
});

export const NokAnswer = z.object({
  submissionId: z.string(),
  taskIndex: z.int(),
  taskName: z.string(),
  templateName: z.string(),
  operatorName: z.string(),
  result: Result,
  remarks: z.string(),
  answeredAt: z.string(),
});
export type NokAnswer = z.infer<typeof NokAnswer>;
export const listNokAnswers = endpoint({
  method: 'GET',
  path: '/api/machines/:id/nok-answers',
  access: 'viewer',
  summary: 'The newest 20 NOK answers on a machine, of the checklists assigned in the last 90 days',
  params: IntId,
  response: z.object({ items: z.array(NokAnswer) }),
});
