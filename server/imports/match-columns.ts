/** A field that a file may bring, and how people call its column: small letters and digits only. */
export interface ImportField<F extends string> {
  field: F;
  label: string;
  required: boolean;
  headers: readonly string[];
}

/** Which column of the file each field is in. */
export type Columns<F extends string> = Partial<Record<F, number>>;

/** Takes each column for the field whose name, or whose usual other names, its header is; `given` says it where headers don't (-1: nowhere). */
export function matchColumns<F extends string>(
  headers: readonly string[],
  fields: readonly ImportField<F>[],
  given: Columns<F> = {},
): { columns: Columns<F>; missing: ImportField<F>[] } {
  const names = headers.map(plain);
  const columns: Columns<F> = { ...given };
  for (const { field, headers: known } of fields) {
    columns[field] ??= names.findIndex((name, index) => known.includes(name) && !isTaken(columns, index));
    const at = columns[field] ?? -1;
    if (at < 0 || at >= headers.length) delete columns[field];
  }
  return {
    columns,
    missing: fields.filter(({ field, required }) => required && columns[field] === undefined),
  };
}

const isTaken = (columns: Columns<string>, index: number) => Object.values(columns).includes(index);

function plain(header: string): string {
  return header
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
