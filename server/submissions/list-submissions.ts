import { and, eq } from 'drizzle-orm';
import type { listSubmissions } from '../../shared/contracts/submissions.ts';
import type { Verb } from '../context.ts';
import { checklistSubmissions as submissions } from '../db/schema/checklist-submissions.ts';
import { encodeCursor } from '../http/page-cursor.ts';
import { pageAfter } from './page-after.ts';
import { readSubmissions } from './read-submissions.ts';

/** Submissions, newest first, whole; three statements a page. */
export const listSubmissionsVerb: Verb<typeof listSubmissions> = async ({ db }, { query }) => {
  const found = await readSubmissions(
    db,
    and(query.status && eq(submissions.status, query.status), pageAfter(submissions, query.cursor)),
    query.limit + 1,
  );
  const page = found.slice(0, query.limit);
  const last = found.length > query.limit ? page.at(-1) : undefined;
  return {
    items: page.map(({ submission }) => submission),
    nextCursor: last ? encodeCursor([last.at, last.submission.id]) : null,
  };
};
