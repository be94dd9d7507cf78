import { z } from 'zod';
import { endpoint, listOf, pageQuery } from '../endpoint.ts';
import { Result } from '../words.ts';
import { Assignment } from './assignments.ts';
import { Photo } from './submissions.ts';

/** A job due within so many minutes is at risk. */
export const DUE_SOON_MINUTES = 60;
/** So is one whose operator has been silent for so many minutes. */
export const SILENT_MINUTES = 30;

/**
 * Where a manager looks for a job, most pressing first. A job stands in the first group that fits:
 * overdue (open and past its due time, whatever its conversation does), undelivered (the newest message failed), expired (its
 * conversation expired, was stopped by the operator, or is gone), at_risk (due soon, or the operator is silent), in_progress, waiting
 * (in line), done (completed on this day of the site's).
 */
export const jobGroups = [
  'overdue',
  'undelivered',
  'expired',
  'at_risk',
  'in_progress',
  'waiting',
  'done',
] as const;
export const JobGroup = z.enum(jobGroups);
export type JobGroup = z.infer<typeof JobGroup>;

/** An assignment as the page of today shows it. */
export const Job = Assignment.extend({
  group: JobGroup,
  /** When the operator answered last, or was asked first; null while no conversation runs. */
  silentSince: z.string().nullable(),
  completedAt: z.string().nullable(),
  /** Answers that are NOK or out of limits. */
  notGood: z.int(),
});
export type Job = z.infer<typeof Job>;

/** An answer that is NOK or out of its limits. */
export const NotGoodAnswer = z.object({
  id: z.string(),
  submissionId: z.string(),
  taskIndex: z.int(),
  taskName: z.string(),
  result: Result.nullable(),
  remarks: z.string(),
  value: z.union([z.number(), z.string()]).optional(),
  unit: z.string().optional(),
  outOfLimits: z.boolean(),
  answeredAt: z.string(),
  templateName: z.string(),
  machineName: z.string(),
  operatorName: z.string(),
  photos: z.array(Photo),
});
export type NotGoodAnswer = z.infer<typeof NotGoodAnswer>;

export const Today = z.object({
  /** The server's clock, when it answered. */
  asOf: z.string(),
  /** When the clock alone moves a job to another group, at the latest at the site's midnight. */
  nextChangeAt: z.string(),
  /** All groups, most pressing first, each with its first jobs; `nextCursor` goes on in `/api/today/jobs`. */
  groups: z.array(listOf(Job).extend({ group: JobGroup, count: z.int() })),
  /** Answers of today that are NOK or out of limits. */
  notGoodAnswers: z.int(),
});
export type Today = z.infer<typeof Today>;

export const getToday = endpoint({
  method: 'GET',
  path: '/api/today',
  access: 'viewer',
  summary: 'All open jobs and those done today, in groups, most pressing first',
  response: Today,
});
export const listJobs = endpoint({
  method: 'GET',
  path: '/api/today/jobs',
  access: 'viewer',
  summary: 'The jobs of one group',
  query: z.object({ ...pageQuery, group: JobGroup }),
  response: listOf(Job),
});
export const listNotGoodAnswers = endpoint({
  method: 'GET',
  path: '/api/today/nok',
  access: 'viewer',
  summary: 'Answers of today that are NOK or out of limits, with their photos, newest first',
  query: z.object({ ...pageQuery, limit: pageQuery.limit.default(20) }),
  response: listOf(NotGoodAnswer),
});
