import { sql } from 'drizzle-orm';
import type { Db } from '../db/db.ts';
import { webhookLeftovers } from '../db/schema/webhook-leftovers.ts';
import type { SetAside } from '../whatsapp/parsed-webhook.ts';
import { storable } from '../whatsapp/storable.ts';

/** Keeps what a webhook held besides messages and statuses of ours: for admins to look at, never thrown at. */
export async function keepLeftovers(db: Db, rest: SetAside[]): Promise<void> {
  if (rest.length === 0) return;
  // A JSON null, too, is something that came: drizzle by itself would write no value at all.
  const json = (raw: unknown) => sql`${JSON.stringify(storable(raw ?? null))}::jsonb`;
  await db
    .insert(webhookLeftovers)
    .values(rest.map(({ reason, raw }) => ({ reason: reason.slice(0, 300), raw: json(raw) })));
}
