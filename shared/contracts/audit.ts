import { z } from 'zod';
import { endpoint, listOf, pageQuery } from '../endpoint.ts';

const Facts = z.record(z.string(), z.unknown()).nullable();

/** One act: who, what, on what, when and from where; before and after as far as the act changed something. */
export const AuditEntry = z.object({
  id: z.int(),
  at: z.string(),
  user: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** The e-mail address at that time; `system` or `nobody` when it was no user. */
  actor: z.string(),
  action: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  before: Facts,
  after: Facts,
  ip: z.string().nullable(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

const moment = z.iso.datetime({ offset: true });

export const listAudit = endpoint({
  method: 'GET',
  path: '/api/audit',
  access: 'admin',
  summary: 'Who did what, newest first',
  query: z.object({
    ...pageQuery,
    /** A user's id, or what acts without one. */
    who: z.union([z.uuid(), z.enum(['system', 'nobody'])]).optional(),
    action: z.string().min(1).max(80).optional(),
    subjectKind: z.string().min(1).max(40).optional(),
    subjectId: z.string().min(1).max(80).optional(),
    /** From that moment on, and before that one. */
    from: moment.optional(),
    to: moment.optional(),
  }),
  response: listOf(AuditEntry).extend({
    /** What people call the subjects today, and what the facts refer to, under `kind:id`. */
    names: z.record(z.string(), z.string()),
  }),
});
