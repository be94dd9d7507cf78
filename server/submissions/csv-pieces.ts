import { stringify } from 'csv-stringify/sync';

export interface CsvColumn<Row> {
  title: string;
  of: (row: Row) => string | number | boolean | null | undefined;
}

/** Excel takes a file for UTF-8 by this alone. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * A table bit by bit, as Excel reads it: a title line, then the rows of each batch. A text that a spreadsheet would take for a
 * formula (= + - @ TAB CR) gets an apostrophe before it.
 */
export async function* csvPieces<Row>(
  columns: readonly CsvColumn<Row>[],
  batches: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>,
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + lines([columns.map(({ title }) => title)]);
  for await (const rows of batches) yield lines(rows.map((row) => columns.map(({ of }) => of(row))));
}

const lines = (cells: unknown[][]) =>
  stringify(cells, {
    escape_formulas: true,
    record_delimiter: 'windows',
    cast: { boolean: (value) => (value ? 'yes' : 'no') },
  });
