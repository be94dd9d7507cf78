import type { Db } from './db.ts';

/** A statement that PostgreSQL plans once a connection: its text never changes, only its values. */
export interface Prepared {
  /** Its own, in the whole product. */
  readonly name: string;
  readonly text: string;
}

/** A statement with its values. */
export interface Filled extends Prepared {
  readonly values: unknown[];
}

/**
 * Runs a prepared statement on this transaction's connection, or on any of the pool's. For what runs at every message: planning
 * such a statement costs PostgreSQL more than running it.
 * @returns its rows, as pg reads them: times are `Date`s
 */
export async function runPrepared<Row>(
  { $client }: Db,
  { name, text }: Prepared,
  values: unknown[],
): Promise<Row[]> {
  const { rows } = await $client.query<Row & Record<string, unknown>>({ name, text, values });
  return rows;
}
