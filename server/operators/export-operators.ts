import { asc, gt } from 'drizzle-orm';
import type { exportOperators } from '../../shared/contracts/operators.ts';
import type { DownloadVerb } from '../context.ts';
import { type CsvColumn, csvPieces } from '../csv/write-csv.ts';
import type { Db } from '../db/db.ts';
import { operators } from '../db/schema/operators.ts';

const ROWS_AT_A_TIME = 2_000;

/** All operators, in the order in which they were added. */
export const exportOperatorsVerb: DownloadVerb<typeof exportOperators> = async ({ db }) => ({
  filename: 'operators.csv',
  type: 'text/csv; charset=utf-8',
  body: csvPieces(columns, batches(db)),
});

const columns: CsvColumn<typeof operators.$inferSelect>[] = [
  { title: 'Name', of: (row) => row.name },
  { title: 'Phone number', of: (row) => row.phoneNumber },
  { title: 'Language', of: (row) => row.language },
  { title: 'Archived', of: (row) => (row.archivedAt ? 'yes' : '') },
];

async function* batches(db: Db) {
  for (let last = 0; ; ) {
    const rows = await db
      .select()
      .from(operators)
      .where(gt(operators.id, last))
      .orderBy(asc(operators.id))
      .limit(ROWS_AT_A_TIME);
    yield rows;
    if (rows.length < ROWS_AT_A_TIME) return;
    last = rows.at(-1)?.id ?? last;
  }
}
