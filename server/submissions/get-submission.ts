import type { getSubmission } from '../../shared/contracts/submissions.ts';
import type { Verb } from '../context.ts';
import { readDetail } from './read-detail.ts';

/** @throws AppError not_found */
export const getSubmissionVerb: Verb<typeof getSubmission> = ({ db }, { params }) =>
  readDetail(db, params.id);
