import { createHash } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '../db/db.ts';
import { webhookLeftovers } from '../db/schema/webhook-leftovers.ts';
import type { SetAside } from '../whatsapp/parsed-webhook.ts';
import { storable } from '../whatsapp/storable.ts';

/**
 * Keeps what a webhook held besides messages and statuses of ours: for admins to look at, never thrown at. What came before is
 * counted and not kept again, however often somebody replays it.
 */
export async function keepLeftovers(db: Db, rest: SetAside[]): Promise<void> {
  if (rest.length === 0) return;
  await db
    .insert(webhookLeftovers)
    .values(rowsOf(rest))
    .onConflictDoUpdate({
      target: webhookLeftovers.digest,
      set: { times: sql`${webhookLeftovers.times} + excluded.times`, lastReceivedAt: sql`now()` },
    });
}

/** One row for each that is different; in the same order in every process, so that two that write the same never deadlock. */
function rowsOf(rest: SetAside[]) {
  const rows = new Map<string, { reason: string; raw: SQL; digest: Buffer; times: number }>();
  for (const { reason: whole, raw } of rest) {
    const reason = whole.slice(0, 300);
    const json = JSON.stringify(storable(raw ?? null));
    const digest = createHash('sha256')
      .update(JSON.stringify([reason, json]))
      .digest();
    const key = digest.toString('hex');
    const times = (rows.get(key)?.times ?? 0) + 1;
    // A JSON null, too, is something that came: drizzle by itself would write no value at all.
    rows.set(key, { reason, raw: sql`${json}::jsonb`, digest, times });
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}
