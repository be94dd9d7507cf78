import { z } from 'zod';
import { cleanText, endpoint, IntId, listOf, name, pageQuery, seen } from '../endpoint.ts';

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

const fields = { name: name(120), code: cleanText(40).nullish(), location: cleanText(120).nullish() };

export const listMachines = endpoint({
  method: 'GET',
  path: '/api/machines',
  access: 'viewer',
  summary: 'Machines by name',
  query: z.object({ ...pageQuery, search: z.string().max(120).optional() }),
  response: listOf(Machine),
});
export const createMachine = endpoint({
  method: 'POST',
  path: '/api/machines',
  access: 'manager',
  summary: 'Add a machine; a code is unique',
  body: z.object(fields),
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
  body: z.object({ ...seen, ...fields, archived: z.boolean() }).partial(),
  response: Machine,
  changes: ['machines'],
});
