import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { badField } from '../errors.ts';

export interface CsvRecord {
  /** As spreadsheets number it: empty rows count, line breaks within cells don't. */
  row: number;
  /** The line of the file that it begins in. */
  line: number;
  /** To the letter, guards of formulas included. */
  cells: string[];
}

const SEPARATORS = [',', ';', '\t'] as const;
/** Excel's own first line, which names the separator. */
const SEPARATOR_LINE = /^sep=(.)\r?\n/i;

/**
 * A CSV as spreadsheets write it: commas, semicolons or tabs, with or without a byte order mark, quotes where they are needed, rows of
 * unequal length. Rows with nothing at all in them are left out; no more than `most` others are read.
 * @throws AppError bad_request, field `text`, for what can't be read
 */
export function readCsv(input: string, most: number): CsvRecord[] {
  const text = input.replace(/^\uFEFF/, '');
  const told = SEPARATOR_LINE.exec(text);
  try {
    const records = parse(text, {
      delimiter: told?.[1] ?? separatorOf(text),
      from_line: told ? 2 : 1,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      to: most,
    }) as unknown as Parsed[];
    return numbered(records);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw badField('text', `is no CSV that can be read: ${error.message}`);
  }
}

interface Parsed {
  record: string[];
  /** `lines`: the one that the record ends in. */
  info: { lines: number; records: number; empty_lines: number };
}

/** csv-parse takes CR LF within quotes for two lines. */
function numbered(records: readonly Parsed[]): CsvRecord[] {
  let tooMany = 0;
  return records.map(({ record, info }) => {
    const count = (sign: RegExp) => record.reduce((sum, cell) => sum + (cell.match(sign)?.length ?? 0), 0);
    const line = info.lines - tooMany - count(/[\r\n]/g);
    tooMany += count(/\r\n/g);
    return { row: info.records + info.empty_lines, line, cells: record };
  });
}

/** The one that the first line has most of, outside of quotes. */
function separatorOf(text: string): string {
  const titles = /^(?:"[^"]*"|[^"\r\n])*/.exec(text.trimStart())?.[0].replace(/"[^"]*"/g, '') ?? '';
  const counts = SEPARATORS.map((separator) => titles.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}
