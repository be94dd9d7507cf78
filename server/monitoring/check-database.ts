import type { Pool } from '../db/pool.ts';
import { byLimits, type Check } from './check.ts';

/** Milliseconds until it answers, the wait for a free connection included. */
const LIMITS = { warning: 250, error: 2_000 };

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
    const status = byLimits(latencyMs, LIMITS);
    if (status === 'healthy') return { status, latencyMs, connections };
    const action = 'It is slow, or all connections are taken: look for slow statements in pg_stat_activity.';
    return { status, latencyMs, connections, cause: 'slow', action };
  };
