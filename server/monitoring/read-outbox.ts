import { sql } from 'drizzle-orm';
import type { Db } from '../db/db.ts';

export interface OutboxReading {
  /** Messages not settled yet: queued, being sent, or in doubt. */
  pending: number;
  /** Age of the oldest of them; 0 when there is none. */
  oldestSeconds: number;
}

export async function readOutbox(db: Db): Promise<OutboxReading> {
  const { rows } = await db.execute<{ pending: number; oldest: number }>(sql`
    select count(*)::integer as pending,
           coalesce(extract(epoch from now() - min(created_at)), 0)::double precision as oldest
    from outbound_messages where status in ('queued', 'sending', 'in_doubt')`);
  return { pending: rows[0]?.pending ?? 0, oldestSeconds: rows[0]?.oldest ?? 0 };
}
