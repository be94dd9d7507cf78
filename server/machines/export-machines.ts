import { asc, gt } from 'drizzle-orm';
import type { exportMachines } from '../../shared/contracts/machines.ts';
import type { DownloadVerb } from '../context.ts';
import { type CsvColumn, csvPieces } from '../csv/write-csv.ts';
import type { Db } from '../db/db.ts';
import { machines } from '../db/schema/machines.ts';

const ROWS_AT_A_TIME = 2_000;

/** All machines, in the order in which they were added. */
export const exportMachinesVerb: DownloadVerb<typeof exportMachines> = async ({ db }) => ({
  filename: 'machines.csv',
  type: 'text/csv; charset=utf-8',
  body: csvPieces(columns, batches(db)),
});

const columns: CsvColumn<typeof machines.$inferSelect>[] = [
  { title: 'Name', of: (row) => row.name },
  { title: 'Code', of: (row) => row.code },
  { title: 'Location', of: (row) => row.location },
  { title: 'Archived', of: (row) => (row.archivedAt ? 'yes' : '') },
];

async function* batches(db: Db) {
  for (let last = 0; ; ) {
    const rows = await db
      .select()
      .from(machines)
      .where(gt(machines.id, last))
      .orderBy(asc(machines.id))
      .limit(ROWS_AT_A_TIME);
    yield rows;
    if (rows.length < ROWS_AT_A_TIME) return;
    last = rows.at(-1)?.id ?? last;
  }
}
