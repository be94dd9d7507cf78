import { z } from 'zod';

/** The longest CSV, in characters, and the most rows in it. */
export const MOST_IMPORT_TEXT = 5_000_000;
export const MOST_IMPORT_ROWS = 10_000;

/** The longest body of an import, in bytes: JSON writes quotes and line breaks as two, and letters beyond ASCII take up to three. */
export const MOST_IMPORT_BODY = 3 * MOST_IMPORT_TEXT;

/** What every import is asked with; `columns` says which column of the file is which field, where its header does not. */
export const importBody = {
  text: z.string().max(MOST_IMPORT_TEXT, 'is more than 5 MB: split the file'),
  /** false: a preview, and nothing is written. */
  confirm: z.boolean().default(false),
  /** Rows that are there already, with other values: change them; without it they stay as they are. */
  update: z.boolean().default(false),
  /** How many the preview said would be added and changed: refused when it is no longer so. */
  expected: z.object({ added: z.int(), changed: z.int() }).optional(),
};

export const ImportState = z.enum(['new', 'change', 'differs', 'same', 'error']);
export type ImportState = z.infer<typeof ImportState>;

export const ImportRow = z.object({
  /** In the file, the header being line 1; quoted line breaks count. */
  line: z.int(),
  /**
   * `change`: there already, and will be changed; `differs`: there already with other values, and stays as it is; `same`: there already.
   */
  state: ImportState,
  values: z.record(z.string(), z.string()),
  /** What is there now, of the fields that differ. */
  before: z.record(z.string(), z.string()),
  faults: z.array(z.object({ field: z.string(), message: z.string() })),
});
export type ImportRow = z.infer<typeof ImportRow>;

export const ImportAnswer = z.object({
  headers: z.array(z.string()),
  /** In which column each field is, from 0; null when in none. No row is read while one that must be there is in none. */
  columns: z.record(z.string(), z.int().nullable()),
  counts: z.record(ImportState, z.int()),
  /** The first 500 rows, those with faults before the others. */
  rows: z.array(ImportRow),
  /** The rows with faults as CSV, with what is wrong with each; null when there are none. */
  faultsCsv: z.string().nullable(),
  /** What was written; null for a preview. */
  done: z.object({ added: z.int(), changed: z.int() }).nullable(),
});
export type ImportAnswer = z.infer<typeof ImportAnswer>;
