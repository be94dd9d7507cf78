import { asc, gt } from 'drizzle-orm';
import type { exportMachines } from '../../shared/contracts/machines.ts';
import type { DownloadVerb } from '../context.ts';
import type { Db } from '../db/db.ts';
import { machines } from '../db/schema/machines.ts';
import { BYTE_ORDER_MARK, toCsv } from '../imports/to-csv.ts';

const ROWS_AT_A_TIME = 2_000;

/** All machines, in the order in which they were added. */
export const exportMachinesVerb: DownloadVerb<typeof exportMachines> = async ({ db }) => ({
  filename: 'machines.csv',
  type: 'text/csv; charset=utf-8',
  body: rowsOf(db),
});

async function* rowsOf(db: Db): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + toCsv([['Name', 'Code', 'Location', 'Archived']]);
  for (let last = 0; ; ) {
    const rows = await db
      .select()
      .from(machines)
      .where(gt(machines.id, last))
      .orderBy(asc(machines.id))
      .limit(ROWS_AT_A_TIME);
    if (rows.length > 0) {
      yield toCsv(
        rows.map((row) => [row.name, row.code ?? '', row.location ?? '', row.archivedAt ? 'yes' : '']),
      );
    }
    if (rows.length < ROWS_AT_A_TIME) return;
    last = rows.at(-1)?.id ?? last;
  }
}
