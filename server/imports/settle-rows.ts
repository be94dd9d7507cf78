import type { ImportState } from '../../shared/contracts/imports.ts';
import type { Fault, Importer, Known, ReadRow } from './importer.ts';

export interface SettledRow<V, E> extends ReadRow<V> {
  state: ImportState;
  before: Record<string, string>;
  entry: E | null;
}

/** What becomes of each row, given what is there already. A key counts once a file: its first row has it. */
export function settleRows<F extends string, V, E>(
  importer: Importer<F, V, E>,
  rows: readonly ReadRow<V>[],
  known: ReadonlyMap<string, Known<E>>,
  update: boolean,
): SettledRow<V, E>[] {
  const firstLines = new Map<string, number>();
  return rows.map((row) => {
    const faults = [...row.faults];
    const there = row.key === null ? undefined : known.get(row.key);
    const earlier = row.key === null ? undefined : firstLines.get(row.key);
    if (earlier !== undefined) faults.push(importer.doubled(earlier));
    else if (row.key !== null) firstLines.set(row.key, row.line);
    if (there?.fault) faults.push(there.fault);
    return { ...row, faults, entry: there?.entry ?? null, ...settle(importer, row, there, faults, update) };
  });
}

function settle<F extends string, V, E>(
  importer: Importer<F, V, E>,
  row: ReadRow<V>,
  there: Known<E> | undefined,
  faults: readonly Fault[],
  update: boolean,
): { state: ImportState; before: Record<string, string> } {
  if (faults.length > 0) return { state: 'error', before: {} };
  if (!there) return { state: 'new', before: {} };
  const before = importer.differences(row.values, there.entry);
  if (Object.keys(before).length === 0) return { state: 'same', before };
  return { state: update ? 'change' : 'differs', before };
}
