import { and } from 'drizzle-orm';
import type { exportSubmissionRows, SubmissionRow } from '../../shared/contracts/submission-rows.ts';
import type { DownloadVerb, RequestContext } from '../context.ts';
import { type CsvColumn, csvPieces } from '../csv/write-csv.ts';
import { checklistSubmissions as submissions } from '../db/schema/checklist-submissions.ts';
import { encodeCursor } from '../http/page-cursor.ts';
import { readSettings } from '../settings/read-settings.ts';
import { pageAfter } from './page-after.ts';
import { readRows } from './read-rows.ts';
import { type SubmissionFilters, submissionFilter } from './submission-filter.ts';
import { zonedIso } from './zoned-time.ts';

/** Rows asked for at a time. */
const BATCH = 500;

/** The whole list that the filters pick, newest first, read and sent bit by bit. */
export const exportRowsVerb: DownloadVerb<typeof exportSubmissionRows> = async (context, { query }) => {
  const { timeZone } = await readSettings(context.db);
  const day = zonedIso(context.clock().toISOString(), timeZone).slice(0, 10);
  return {
    filename: `submissions-${day}.csv`,
    type: 'text/csv; charset=utf-8',
    body: csvPieces(columns(timeZone), batches(context, query, timeZone)),
  };
};

async function* batches({ db }: RequestContext, filters: SubmissionFilters, timeZone: string) {
  const where = await submissionFilter(db, filters, timeZone);
  let cursor: string | undefined;
  do {
    const found = await readRows(db, and(where, pageAfter(submissions, cursor)), BATCH);
    yield found.map(({ row }) => row);
    const last = found.length === BATCH ? found.at(-1) : undefined;
    cursor = last && encodeCursor([last.at, last.row.id]);
  } while (cursor !== undefined);
}

const columns = (timeZone: string): CsvColumn<SubmissionRow>[] => [
  { title: 'Submission', of: (row) => row.id },
  { title: 'Checklist template', of: (row) => row.templateName },
  { title: 'Machine', of: (row) => row.machineName },
  { title: 'Operator', of: (row) => row.operatorName },
  { title: 'Status', of: (row) => row.status },
  { title: `Started (${timeZone})`, of: (row) => zonedIso(row.createdAt, timeZone) },
  { title: `Completed (${timeZone})`, of: (row) => zonedIso(row.completedAt, timeZone) },
  { title: 'Seconds', of: (row) => row.seconds },
  { title: 'Questions', of: (row) => row.totalTasks },
  { title: 'Answered', of: (row) => row.answered },
  { title: 'OK', of: (row) => row.ok },
  { title: 'NOK', of: (row) => row.nok },
  { title: 'NA', of: (row) => row.na },
  { title: 'Out of limits', of: (row) => row.outOfLimits },
  { title: 'Photos', of: (row) => row.photos },
  { title: 'Review', of: (row) => row.review },
  { title: 'Reviewed by', of: (row) => row.reviewedBy },
];
