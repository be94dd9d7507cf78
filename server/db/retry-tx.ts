import type { Tx } from './db.ts';
import { pgErrorCode } from './pg-error-code.ts';
import type { Pool } from './pool.ts';
import { withTx } from './with-tx.ts';

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';
const MOST_TRIES = 3;
/** The longest wait before the second try, in milliseconds; doubled for the third. */
const FIRST_WAIT = 20;

/**
 * `withTx`, begun anew (three tries at most, a random short wait between) when PostgreSQL chose this transaction as
 * the one to give way: a deadlock or a serialization failure. Nothing of a failed try remains in the database;
 * whatever `fn` did besides, it does again.
 */
export async function retryTx<T>(
  pool: Pool,
  fn: (tx: Tx) => Promise<T>,
  random: () => number = Math.random,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await withTx(pool, fn);
    } catch (error) {
      const code = pgErrorCode(error);
      if (tries === MOST_TRIES || (code !== SERIALIZATION_FAILURE && code !== DEADLOCK)) throw error;
      const wait = random() * FIRST_WAIT * 2 ** (tries - 1);
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}
