import { z } from 'zod';
import type { JobGroup } from '../../../../shared/contracts/today.ts';

/** What the list can be narrowed to; `stuck` is what needs a manager to go on. */
export const JobFilter = z.enum(['overdue', 'at_risk', 'stuck', 'in_progress', 'waiting', 'done']);
export type JobFilter = z.infer<typeof JobFilter>;

/** The groups that a filter shows. */
export const groupsOf: Record<JobFilter, readonly JobGroup[]> = {
  overdue: ['overdue'],
  at_risk: ['at_risk'],
  stuck: ['undelivered', 'expired'],
  in_progress: ['in_progress'],
  waiting: ['waiting'],
  done: ['done'],
};

/** The filter that shows a group. */
export function filterOf(group: JobGroup): JobFilter {
  return group === 'undelivered' || group === 'expired' ? 'stuck' : group;
}
