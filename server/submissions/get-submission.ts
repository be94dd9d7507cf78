import { eq } from 'drizzle-orm';
import type { getSubmission } from '../../shared/contracts/submissions.ts';
import type { Verb } from '../context.ts';
import { checklistSubmissions as submissions } from '../db/schema/checklist-submissions.ts';
import { notFound } from '../errors.ts';
import { readSubmissions } from './read-submissions.ts';

/** @throws AppError not_found */
export const getSubmissionVerb: Verb<typeof getSubmission> = async ({ db }, { params }) => {
  const [found] = await readSubmissions(db, eq(submissions.id, params.id), 1);
  if (!found) throw notFound('submission');
  return found.submission;
};
