import { z } from 'zod';
import { download, endpoint, listOf, pageQuery, TextId } from '../endpoint.ts';
import { Review, SubmissionStatus } from '../words.ts';

/** A submission in one line: what, where, who, when, and what came of it. */
export const SubmissionRow = z.object({
  id: z.string(),
  templateId: z.int(),
  templateName: z.string(),
  machineId: z.int(),
  machineName: z.string(),
  operatorId: z.int(),
  operatorName: z.string(),
  status: SubmissionStatus,
  createdAt: z.string(),
  completedAt: z.string().nullable(),
  /** From the start of the conversation to the confirmation; null while there is none. */
  seconds: z.int().nullable(),
  totalTasks: z.int(),
  /** How many answers there are, and how many of them are what. */
  answered: z.int(),
  ok: z.int(),
  nok: z.int(),
  na: z.int(),
  outOfLimits: z.int(),
  photos: z.int(),
  review: Review.nullable(),
  reviewedBy: z.string().nullable(),
});
export type SubmissionRow = z.infer<typeof SubmissionRow>;

const id = z.coerce.number().int().min(1).max(2_147_483_647).optional();

/** Filters of the list; all that are given hold. */
export const submissionFilters = {
  /** Anywhere in the names of checklist template, machine and operator, or in the machine's code. */
  search: z.string().max(120).optional(),
  templateId: id,
  machineId: id,
  operatorId: id,
  status: SubmissionStatus.optional(),
  /** Only with an answer that is NOK or out of limits. */
  failed: z.stringbool().optional(),
  /** `open`: completed, and nobody has reviewed it yet. */
  review: z.enum(['open', ...Review.options]).optional(),
  /** Started on these days, both included; the site's days. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
};

export const listSubmissionRows = endpoint({
  method: 'GET',
  path: '/api/submission-rows',
  access: 'viewer',
  summary: 'Submissions in one line each, newest first',
  query: z.object({ ...pageQuery, ...submissionFilters }),
  response: listOf(SubmissionRow),
});
export const exportSubmissionRows = download({
  path: '/api/submission-rows/csv',
  access: 'viewer',
  summary: 'The list of submissions as a table, a line each',
  query: z.object(submissionFilters),
  files: ['text/csv'],
});
export const exportSubmission = download({
  path: '/api/submissions/:id/csv',
  access: 'viewer',
  summary: 'The answers of a submission as a table, a line each',
  params: TextId,
  files: ['text/csv'],
});
export const printSubmission = download({
  path: '/api/submissions/:id/pdf',
  access: 'viewer',
  summary: 'A submission as a PDF, photos included',
  params: TextId,
  files: ['application/pdf'],
});
