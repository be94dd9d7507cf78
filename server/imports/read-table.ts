import { MOST_IMPORT_ROWS } from '../../shared/contracts/imports.ts';
import { readCsv } from '../csv/read-csv.ts';
import { badField } from '../errors.ts';
import { cleanCell } from './clean-cell.ts';

export interface Table {
  headers: string[];
  rows: { line: number; cells: string[] }[];
}

const MOST_COLUMNS = 50;

/**
 * A CSV with a header. Rows whose cells are all empty are left out.
 * @throws AppError bad_request for what can't be read, is empty or has more than 10,000 rows.
 */
export function readTable(text: string): Table {
  const records = readCsv(text, MOST_IMPORT_ROWS * 2);
  const [header, ...rest] = records.map(({ line, cells }) => ({ line, cells: cells.map(cleanCell) }));
  if (!header)
    throw badField('text', 'is empty: the first line names the columns, each further line is one row');
  if (header.cells.length > MOST_COLUMNS) throw badField('text', `has more than ${MOST_COLUMNS} columns`);
  const rows = rest.filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (rows.length > MOST_IMPORT_ROWS) {
    throw badField('text', `has more than ${MOST_IMPORT_ROWS.toLocaleString('en')} rows: split the file`);
  }
  return { headers: header.cells, rows };
}
