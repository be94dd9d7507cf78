import { drizzle } from 'drizzle-orm/node-postgres';
import type { PoolClient } from 'pg';
import type { Tx } from './db.ts';
import { connectionIsLost } from './is-outage.ts';
import type { Pool } from './pool.ts';

/**
 * Runs `fn` in a transaction on one connection: BEGIN, `fn`, COMMIT; ROLLBACK when anything throws, and what was
 * thrown goes on to the caller. A connection that can't even roll back is destroyed, so that the pool stays whole.
 *
 * An error from COMMIT means "unknown", not "failed": the caller may only try again what may happen twice.
 * `fn` must use its `tx` and nothing else: asking the pool from inside takes a second connection and can stall.
 */
export function withTx<T>(pool: Pool, fn: (tx: Tx) => Promise<T>): Promise<T> {
  return onConnection(pool, async (client) => {
    await client.query('begin');
    const result = await fn(txOn(client));
    checkCommitted(await client.query('commit'));
    return result;
  });
}

/** For what begins and commits by itself: takes a connection, rolls back what `fn` threw out of, gives the connection back or destroys it. */
export async function onConnection<T>(pool: Pool, fn: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    return await fn(client);
  } catch (error) {
    broken = error as Error;
    // A server that fell silent would not hear of a rollback either: waiting for that doubles what its lock costs the others.
    if (!connectionIsLost(error) && (await rollsBack(client))) broken = undefined;
    throw error;
  } finally {
    client.release(broken);
  }
}

/** When it fails, the error before it tells more than its own. */
const rollsBack = (client: PoolClient) =>
  client.query('rollback').then(
    () => true,
    () => false,
  );

/** The queries of a transaction that has begun on this connection. */
export const txOn = (client: PoolClient): Tx => drizzle(client) as unknown as Tx;

/**
 * PostgreSQL answers a COMMIT with ROLLBACK, and no error, when a statement failed and somebody swallowed that.
 * @throws Error when it did
 */
export function checkCommitted({ command }: { command: string }): void {
  if (command !== 'COMMIT')
    throw new Error('The transaction was rolled back: one of its statements had failed.');
}
