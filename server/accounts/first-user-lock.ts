import { sql } from 'drizzle-orm';
import type { Tx } from '../db/db.ts';

/** Any number that no other advisory lock of ours has. */
const FIRST_USER = 7_283_001;

/** Until the transaction ends, nobody else can find that there is no user yet: two first users can't be made at once. */
export async function lockFirstUser(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${FIRST_USER})`);
}
