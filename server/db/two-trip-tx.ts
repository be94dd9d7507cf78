import type { Tx } from './db.ts';
import type { Pool } from './pool.ts';
import type { Filled } from './prepared.ts';
import { checkCommitted, onConnection, txOn } from './with-tx.ts';

/**
 * A transaction in two trips to the database: BEGIN travels with the statements that lock and read, COMMIT with the one that writes.
 * What is locked stays locked for one trip and the thinking between the two. `pool` must be one that pipelines.
 * @param openings lock and read, nothing more
 * @param body decides from the rows of each opening; may ask its `tx` for more, and gives back what to write last, with what becomes of
 * the rows that this gives
 */
export function twoTripTx<T>(
  pool: Pool,
  openings: Filled[],
  body: (tx: Tx, read: unknown[][]) => Promise<{ closing: Filled | null; result: (written: unknown[]) => T }>,
): Promise<T> {
  return onConnection(pool, async (client) => {
    const [, ...opened] = await Promise.all([
      client.query('begin'),
      ...openings.map((opening) => client.query({ ...opening })),
    ]);
    const { closing, result } = await body(
      txOn(client),
      opened.map(({ rows }) => rows),
    );
    // A statement that fails makes the COMMIT behind it a ROLLBACK; its own error is the one that is thrown.
    const [written, committed] = await Promise.all([
      closing && client.query({ ...closing }),
      client.query('commit'),
    ]);
    checkCommitted(committed);
    return result(written?.rows ?? []);
  });
}
