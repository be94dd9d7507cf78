import { z } from 'zod';
import { endpoint, IntId, listOf, name, pageQuery, seen } from '../endpoint.ts';

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
const Language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z]{2,4})?$/, 'is not a language such as en or pt-BR');
const fields = { name: name(120), phoneNumber: PhoneNumber };

export const listOperators = endpoint({
  method: 'GET',
  path: '/api/operators',
  access: 'viewer',
  summary: 'Operators by name',
  query: z.object({ ...pageQuery, search: z.string().max(120).optional() }),
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
