import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { MOST_IMPORT_ROWS } from '../../shared/contracts/imports.ts';
import { badField } from '../errors.ts';
import { cleanCell } from './clean-cell.ts';

export interface Table {
  headers: string[];
  rows: { line: number; cells: string[] }[];
}

const SEPARATORS = [',', ';', '\t'] as const;
/** Excel's own first line, which names the separator. */
const SEPARATOR_LINE = /^sep=(.)\r?\n/i;
const MOST_COLUMNS = 50;

/**
 * A CSV with a header, as spreadsheets write it: commas, semicolons or tabs, with or without a byte order mark, quotes where they are
 * needed, rows of unequal length. Empty rows are left out.
 * @throws AppError bad_request for what can't be read, is empty or has more than 10,000 rows.
 */
export function readTable(input: string): Table {
  const text = input.replace(/^\ufeff/, '');
  const told = SEPARATOR_LINE.exec(text);
  const body = told ? text.slice(told[0].length) : text;
  const records = parseRecords(body, told?.[1] ?? separatorOf(body));
  const [header, ...rest] = records;
  if (!header)
    throw badField('text', 'is empty: the first line names the columns, each further line is one row');
  if (header.cells.length > MOST_COLUMNS) throw badField('text', `has more than ${MOST_COLUMNS} columns`);
  const rows = rest.filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (rows.length > MOST_IMPORT_ROWS) {
    throw badField('text', `has more than ${MOST_IMPORT_ROWS.toLocaleString('en')} rows: split the file`);
  }
  const skipped = told ? 1 : 0;
  return {
    headers: header.cells,
    rows: rows.map(({ line, cells }) => ({ line: line + skipped, cells })),
  };
}

function parseRecords(text: string, delimiter: string) {
  try {
    const records = parse(text, {
      delimiter,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      to: MOST_IMPORT_ROWS * 2,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return records.map(({ record, info }) => ({
      line: firstLine(record, info.lines),
      cells: record.map(cleanCell),
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw badField('text', `is no CSV that can be read: ${error.message}`);
  }
}

/** csv-parse tells the line that a record ends in. */
function firstLine(record: string[], lastLine: number): number {
  const breaks = record.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
  return lastLine - breaks;
}

/** The one that the header has most of, outside of quotes. */
function separatorOf(text: string): string {
  const header = (/^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text.trimStart())?.[0] ?? '').replace(
    /"(?:[^"]|"")*"/g,
    '',
  );
  const counts = SEPARATORS.map((separator) => header.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}
