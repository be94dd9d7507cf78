import { sql } from 'drizzle-orm';
import type { Pool } from '../db/pool.ts';
import { withTx } from '../db/with-tx.ts';

/** Any number that nobody else locks. */
const LOCK = 7_305_801_992_116;

/**
 * Runs `prepare` in one process at a time. pg-boss has a lock of its own for making its tables, but asks for the
 * schema with what it knew before it got the lock, and fails on a schema that has appeared meanwhile.
 */
export function oneAtATime(pool: Pool, prepare: () => Promise<void>): Promise<void> {
  return withTx(pool, async (tx) => {
    // Patience for slow machines: this transaction is idle while `prepare` works on other connections.
    await tx.execute(sql`select set_config(name, '30s', true) from unnest(
      array['lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout']) as name`);
    await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
    await prepare();
  });
}
