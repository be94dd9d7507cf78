import { sql } from 'drizzle-orm';
import type { Db } from '../db/db.ts';
import type { Pool } from '../db/pool.ts';
import type { GaugeReading } from './metrics.ts';
import { readOutbox } from './read-outbox.ts';

/** Conversations, outbox and sign-ins, from the database: three small statements over partial indexes. */
export async function readDatabaseGauges(db: Db): Promise<GaugeReading> {
  const outbox = await readOutbox(db);
  const { rows } = await db.execute<{ conversations: number; sign_ins: number }>(sql`
    select (select count(*)::integer from whatsapp_conversation_sessions where status = 'active') as conversations,
           (select count(*)::integer from auth_sessions where revoked_at is null
              and greatest(expires_at, refresh_expires_at) > now()) as sign_ins`);
  return {
    whatsapp_active_conversations: rows[0]?.conversations,
    auth_active_sessions: rows[0]?.sign_ins,
    whatsapp_outbox_pending: outbox.pending,
    whatsapp_outbox_oldest_seconds: outbox.oldestSeconds,
  };
}

/** Connections of this process: those at work, and the most there can be. */
export function readPoolGauges(pools: Pool[]): GaugeReading {
  const sum = (of: (pool: Pool) => number) => pools.reduce((total, pool) => total + of(pool), 0);
  return {
    database_connection_pool_used: sum((pool) => pool.totalCount - pool.idleCount),
    database_connection_pool_size: sum((pool) => pool.options.max),
  };
}
