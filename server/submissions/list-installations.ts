import type { listInstallations } from '../../shared/contracts/submissions.ts';
import type { Verb } from '../context.ts';
import { readSubmissions } from './read-submissions.ts';

/** The newest submissions as a bare array, the way old dashboards read them. */
export const listInstallationsVerb: Verb<typeof listInstallations> = async ({ db }, { query }) => {
  const found = await readSubmissions(db, undefined, query.limit);
  return found.map(({ submission }) => submission);
};
