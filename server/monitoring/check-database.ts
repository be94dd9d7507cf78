import type { Pool } from '../db/pool.ts';
import type { Check } from './check.ts';

/** Milliseconds that a `select 1` took, the wait for a free connection included. */
export async function databaseLatency(pool: Pool): Promise<number> {
  const started = performance.now();
  await pool.query('select 1');
  return Math.round((performance.now() - started) * 1000) / 1000;
}

export const checkDatabase =
  (pool: Pool): Check =>
  async () => {
    const latencyMs = await databaseLatency(pool);
    const connections = {
      used: pool.totalCount - pool.idleCount,
      size: pool.options.max,
      waiting: pool.waitingCount,
    };
    if (connections.waiting > 0) {
      const action =
        'All connections are taken. If this stays, look for slow statements in pg_stat_activity.';
      return { status: 'warning', latencyMs, connections, action };
    }
    return { status: 'healthy', latencyMs, connections };
  };
