import { asc, gt } from 'drizzle-orm';
import type { exportOperators } from '../../shared/contracts/operators.ts';
import type { DownloadVerb } from '../context.ts';
import type { Db } from '../db/db.ts';
import { operators } from '../db/schema/operators.ts';
import { BYTE_ORDER_MARK, toCsv } from '../imports/to-csv.ts';

const ROWS_AT_A_TIME = 2_000;

/** All operators, in the order in which they were added. */
export const exportOperatorsVerb: DownloadVerb<typeof exportOperators> = async ({ db }) => ({
  filename: 'operators.csv',
  type: 'text/csv; charset=utf-8',
  body: rowsOf(db),
});

async function* rowsOf(db: Db): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + toCsv([['Name', 'Phone number', 'Language', 'Archived']]);
  for (let last = 0; ; ) {
    const rows = await db
      .select()
      .from(operators)
      .where(gt(operators.id, last))
      .orderBy(asc(operators.id))
      .limit(ROWS_AT_A_TIME);
    if (rows.length > 0) {
      yield toCsv(rows.map((row) => [row.name, row.phoneNumber, row.language, row.archivedAt ? 'yes' : '']));
    }
    if (rows.length < ROWS_AT_A_TIME) return;
    last = rows.at(-1)?.id ?? last;
  }
}
