import type { PoolClient } from 'pg';
import type { Filled } from './prepared.ts';
import { checkCommitted } from './with-tx.ts';

/** Seconds by PostgreSQL's clock, to the microsecond; as a column of a statement that locks rows, the moment before it has them. */
export const CLOCK = 'EXTRACT(EPOCH FROM clock_timestamp())::float8';
const clock: Filled = { name: 'clock', text: `SELECT ${CLOCK} AS now`, values: [] };

/** Asks for all of this in one trip to the database. `client` must be one that pipelines. @returns the rows of each */
export async function readInOneTrip(client: PoolClient, statements: Filled[]): Promise<unknown[][]> {
  const read = await Promise.all(statements.map((statement) => client.query({ ...statement })));
  return read.map(({ rows }) => rows);
}

/**
 * A transaction in one trip to the database: BEGIN, the statements and COMMIT travel together, so that what it locks stays locked for
 * as long as they run, and not for the way back and forth. `client` must be one that pipelines.
 * @param then for what depends on what was written, by the last statement: with this the COMMIT is a trip of its own
 * @returns the rows of each statement, and when what they locked was free again, by `CLOCK`
 */
export async function writeInOneTrip<Row>(
  client: PoolClient,
  statements: Filled[],
  then?: (written: Row[]) => Promise<void>,
): Promise<{ rows: Row[][]; freeAt: number }> {
  const commit = () => [client.query('commit'), client.query({ ...clock })];
  const sent = [client.query('begin'), ...statements.map((statement) => client.query({ ...statement }))];
  // A statement that fails makes the COMMIT behind it a ROLLBACK; its own error is the one that is thrown.
  if (!then) sent.push(...commit());
  const results = await Promise.all(sent);
  const rows = results.slice(1, 1 + statements.length).map((result) => result.rows as Row[]);
  if (then) {
    await then(rows.at(-1) ?? []);
    results.push(...(await Promise.all(commit())));
  }
  const [committed, now] = results.slice(-2);
  checkCommitted(committed ?? { command: '' });
  return { rows, freeAt: now?.rows[0].now };
}
