import type { PoolClient } from 'pg';
import type { Filled } from './prepared.ts';
import { checkCommitted } from './with-tx.ts';

/** Asks for all of this in one trip to the database. `client` must be one that pipelines. @returns the rows of each */
export async function readInOneTrip(client: PoolClient, statements: Filled[]): Promise<unknown[][]> {
  const read = await Promise.all(statements.map((statement) => client.query({ ...statement })));
  return read.map(({ rows }) => rows);
}

/**
 * A transaction in one trip to the database: BEGIN, the statements and COMMIT travel together, so that what it locks stays locked for
 * as long as they run, and not for the way back and forth. `client` must be one that pipelines.
 * @param then for what depends on what was written: with this the COMMIT is a trip of its own
 * @returns the rows of the last statement
 */
export async function writeInOneTrip<Row>(
  client: PoolClient,
  statements: Filled[],
  then?: (written: Row[]) => Promise<void>,
): Promise<Row[]> {
  const begun = [client.query('begin'), ...statements.map((statement) => client.query({ ...statement }))];
  // A statement that fails makes the COMMIT behind it a ROLLBACK; its own error is the one that is thrown.
  const committing = then ? null : client.query('commit');
  const results = await Promise.all([...begun, committing]);
  const written = (results[statements.length]?.rows ?? []) as Row[];
  await then?.(written);
  checkCommitted(results.at(-1) ?? (await client.query('commit')));
  return written;
}
