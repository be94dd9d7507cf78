import { badField } from '../errors.ts';

/** A field that a file may bring, and how people call its column: small letters and digits only. */
export interface ImportField<F extends string> {
  field: F;
  label: string;
  required: boolean;
  headers: readonly string[];
}

/** Which column of the file each field is in. */
export type Columns<F extends string> = Partial<Record<F, number>>;

/**
 * Takes each column for the field whose name, or whose usual other names, its header is; `given` says it where headers don't.
 * @throws AppError bad_request when a field that must be there is in no column.
 */
export function matchColumns<F extends string>(
  headers: readonly string[],
  fields: readonly ImportField<F>[],
  given: Columns<F> = {},
): Columns<F> {
  const names = headers.map(plain);
  const found: Columns<F> = {};
  for (const { field, headers: known } of fields) {
    const told = given[field];
    const at = told ?? names.findIndex((name, index) => known.includes(name) && !isTaken(found, index));
    if (at >= 0 && at < headers.length) found[field] = at;
  }
  const missing = fields.filter(({ field, required }) => required && found[field] === undefined);
  if (missing.length > 0) {
    const words = missing.map(({ label }) => label).join(' and ');
    throw badField(
      'text',
      `has no column that is called ${words}. Its columns are: ${headers.slice(0, 12).join(', ') || 'none'}`,
    );
  }
  return found;
}

const isTaken = (columns: Columns<string>, index: number) => Object.values(columns).includes(index);

function plain(header: string): string {
  return header
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
