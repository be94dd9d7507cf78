import { z } from 'zod';
import { endpoint, IntId } from '../endpoint.ts';

/** What was measured at a machine, task by task: the same task of several checklist templates is one line when unit and name agree. */
export const Trend = z.object({
  taskName: z.string(),
  unit: z.string().nullable(),
  /** Limits of the newest answer; earlier versions of the task may have had others. */
  min: z.number().nullable(),
  max: z.number().nullable(),
  /** Oldest first. */
  points: z.array(
    z.object({ at: z.string(), value: z.number(), outOfLimits: z.boolean(), submissionId: z.string() }),
  ),
});
export type Trend = z.infer<typeof Trend>;

export const machineTrends = endpoint({
  method: 'GET',
  path: '/api/machines/:id/trends',
  access: 'viewer',
  summary: 'Numbers measured at a machine over the last days, task by task; at most the newest 2,000 answers',
  params: IntId,
  query: z.object({ days: z.coerce.number().int().min(1).max(366).default(30) }),
  response: z.object({ items: z.array(Trend) }),
});
