import { and } from 'drizzle-orm';
import type { listSubmissionRows } from '../../shared/contracts/submission-rows.ts';
import type { Verb } from '../context.ts';
import { checklistSubmissions as submissions } from '../db/schema/checklist-submissions.ts';
import { encodeCursor } from '../http/page-cursor.ts';
import { readSettings } from '../settings/read-settings.ts';
import { pageAfter } from './page-after.ts';
import { readRows } from './read-rows.ts';
import { submissionFilter } from './submission-filter.ts';

/** Submissions that all filters fit, newest first, a line each. */
export const listRowsVerb: Verb<typeof listSubmissionRows> = async ({ db }, { query }) => {
  const { limit, cursor, ...filters } = query;
  const { timeZone } = await readSettings(db);
  const found = await readRows(
    db,
    and(await submissionFilter(db, filters, timeZone), pageAfter(submissions, cursor)),
    limit + 1,
  );
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map(({ row }) => row),
    nextCursor: last ? encodeCursor([last.at, last.row.id]) : null,
  };
};
