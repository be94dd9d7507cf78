import { stringify } from 'csv-stringify/sync';

/** Tells spreadsheets that the file is UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff';

/**
 * Rows as CSV. A cell that a spreadsheet would take for a formula gets an apostrophe before it, which `cleanCell` takes away again.
 */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return stringify(rows as string[][], {
    escape_formulas: true,
    record_delimiter: 'windows',
    // By itself it quotes only the whole delimiter.
    quoted_match: /[\r\n]/,
  });
}
