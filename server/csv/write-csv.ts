import { stringify } from 'csv-stringify/sync';
import { guardFormula } from './guard-formula.ts';

export type Cell = string | number | boolean | null | undefined;

export interface CsvColumn<Row> {
  title: string;
  of: (row: Row) => Cell;
}

/** Excel takes a file for UTF-8 by this alone. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * A whole file as Excel reads it. No text in it is taken for a formula: see `guardFormula`, whose apostrophes `unguardFormula` takes
 * away again. Numbers stay numbers, also below zero; booleans are yes and no.
 */
export const csvText = (rows: readonly (readonly Cell[])[]): string => BYTE_ORDER_MARK + lines(rows);

/** The same bit by bit: a title line, then the rows of each batch. */
export async function* csvPieces<Row>(
  columns: readonly CsvColumn<Row>[],
  batches: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>,
): AsyncGenerator<string> {
  yield csvText([columns.map(({ title }) => title)]);
  for await (const rows of batches) yield lines(rows.map((row) => columns.map(({ of }) => of(row))));
}

const lines = (rows: readonly (readonly Cell[])[]) =>
  stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'string' ? guardFormula(cell) : cell))),
    {
      record_delimiter: 'windows',
      // By itself it quotes whole delimiters only, and spreadsheets end a row at a bare line feed too.
      quote_record_delimiter: true,
      cast: { boolean: (value) => (value ? 'yes' : 'no') },
    },
  );
