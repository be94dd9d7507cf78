import type { ImportRow } from '../../shared/contracts/imports.ts';
import type { RequestContext } from '../context.ts';
import type { Db, Tx } from '../db/db.ts';
import type { ImportField } from './match-columns.ts';

export type Fault = ImportRow['faults'][number];

/** A row of a file, read: what it says, what is wrong with it, and by what it is known (`null` when that can't be told). */
export interface ReadRow<V> {
  line: number;
  cells: readonly string[];
  /** As people will see them; of a faulty field what the file says. */
  shown: Record<string, string>;
  values: V;
  key: string | null;
  faults: Fault[];
}

/** What is there already under a row's key. */
export interface Known<E> {
  entry: E;
  /** Why this row may not be imported although it is well-formed: the entry is archived, for one. */
  fault: Fault | null;
}

/** How one kind of thing is imported; `runImport` does the rest. `V`: what a row says; `E`: what is there already. */
export interface Importer<F extends string, V, E> {
  fields: readonly ImportField<F>[];
  /** What is wrong with the key of a row whose key an earlier row has. */
  doubled: (earlierLine: number) => Fault;
  read(cells: Record<F, string>): Pick<ReadRow<V>, 'shown' | 'values' | 'key' | 'faults'>;
  /** Holds what is there under these keys until the transaction ends. */
  lock(tx: Tx, rows: readonly ReadRow<V>[]): Promise<void>;
  find(db: Db, rows: readonly ReadRow<V>[]): Promise<Map<string, Known<E>>>;
  /** What is there now, of the fields that the row would change. */
  differences(values: V, entry: E): Record<string, string>;
  add(tx: Tx, context: RequestContext, rows: readonly V[]): Promise<void>;
  change(tx: Tx, context: RequestContext, rows: readonly { values: V; entry: E }[]): Promise<void>;
}
