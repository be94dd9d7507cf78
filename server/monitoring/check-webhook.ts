import { sql } from 'drizzle-orm';
import type { Db } from '../db/db.ts';
import { byLimits, type Check, type ServiceState } from './check.ts';

/** Seconds that the oldest message which came in has not been handled. */
const LIMITS = { warning: 60, error: 300 };

/**
 * When the last message came, and whether what came was handled. That nothing comes is no fault: nobody may be at work.
 */
export const checkWebhook =
  (db: Db): Check =>
  async () => {
    const { rows } = await db.execute<{
      last_at: number | null;
      unhandled: number;
      oldest: number;
      set_aside: number;
    }>(sql`
      select (select extract(epoch from max(received_at)) * 1000 from inbound_messages)::double precision as last_at,
             count(*) filter (where handled_at is null)::integer as unhandled,
             coalesce(extract(epoch from now() - min(received_at) filter (where handled_at is null)), 0)
               ::double precision as oldest,
             (select count(*)::integer from inbound_messages
                where outcome = 'set_aside' and received_at > now() - interval '24 hours') as set_aside
      from inbound_messages where handled_at is null`);
    const { last_at, unhandled = 0, oldest = 0, set_aside = 0 } = rows[0] ?? {};
    const state: ServiceState = {
      status: byLimits(oldest, LIMITS),
      lastMessageAt: last_at == null ? null : new Date(last_at).toISOString(),
      unhandled,
      oldestUnhandledSeconds: Math.round(oldest),
      setAsideIn24Hours: set_aside,
    };
    if (state.status !== 'healthy')
      return {
        ...state,
        cause: 'waiting',
        action: 'Messages came and wait: see last_error in inbound_messages.',
      };
    if (set_aside === 0) return state;
    const action = "Messages could not be handled: see those with outcome 'set_aside' in inbound_messages.";
    return { ...state, status: 'warning', cause: 'set_aside', action };
  };
