import { CONNECTIONS_OF_A_PROCESS, LISTENER } from '../db/connection-budget.ts';
import type { Pool } from '../db/pool.ts';
import { byLimits, type Check, type ServiceState } from './check.ts';
import { type DiskRoom, diskRoom } from './disk-room.ts';

/** Milliseconds until it answers, the wait for a free connection included. */
const LIMITS = { warning: 250, error: 2_000 };

/** Milliseconds that a `select 1` took, the wait for a free connection included. */
export async function databaseLatency(pool: Pool): Promise<number> {
  return (await timed(() => pool.query('select 1'))).milliseconds;
}

/**
 * Whether the database answers in time, can be written to, and has room: for one more process, as a reload needs it, and on its disk.
 * @param pools the first one is asked
 * @param folder where an embedded database is; the disk of another machine cannot be looked at
 */
export const checkDatabase =
  (pools: [Pool, ...Pool[]], folder: string | null): Check =>
  async () => {
    const { milliseconds: latencyMs, result: server } = await timed(() => lookAt(pools[0]));
    const sum = (of: (pool: Pool) => number) => pools.reduce((total, pool) => total + of(pool), 0);
    const connections = {
      used: sum((pool) => pool.totalCount - pool.idleCount),
      size: sum((pool) => pool.options.max),
      waiting: sum((pool) => pool.waitingCount),
      allowed: server.allowed,
    };
    const disk = folder === null ? null : await diskRoom(folder);
    const state = trouble(latencyMs, server, disk) ?? { status: 'healthy' };
    return { latencyMs, connections, ...(disk && { freeBytes: disk.freeBytes }), ...state };
  };

interface Server {
  readOnly: boolean;
  /** Connections that it allows to others than superusers. */
  allowed: number;
  /** Processes of the product that are connected. */
  processes: number;
}

async function lookAt(pool: Pool): Promise<Server> {
  const { rows } = await pool.query<Server>(
    `select current_setting('transaction_read_only')::boolean as "readOnly",
       current_setting('max_connections')::integer - current_setting('superuser_reserved_connections')::integer
         - coalesce(current_setting('reserved_connections', true), '0')::integer as allowed,
       (select count(*)::integer from pg_stat_activity
         where datname = current_database() and application_name = $1) as processes`,
    [LISTENER],
  );
  return rows[0] as Server;
}

/** The worst first; `null` when all is well. */
function trouble(
  latencyMs: number,
  { readOnly, allowed, processes }: Server,
  disk: DiskRoom | null,
): ServiceState | null {
  if (readOnly) return { status: 'error', cause: 'read_only', action: 'The database takes no changes.' };
  if (disk?.status === 'error')
    return { status: 'error', cause: 'disk_full', action: 'Make room on the disk with the database.' };
  const status = byLimits(latencyMs, LIMITS);
  if (status !== 'healthy') {
    const action = 'It is slow, or all connections are taken: look for slow statements in pg_stat_activity.';
    return { status, cause: 'slow', action };
  }
  const needed = CONNECTIONS_OF_A_PROCESS * (Math.max(processes, 1) + 1);
  if (allowed < needed) {
    const action = `It allows ${allowed} connections, and a reload needs ${needed}: raise max_connections.`;
    return { status: 'warning', cause: 'few_connections', action };
  }
  return null;
}

async function timed<T>(work: () => Promise<T>): Promise<{ milliseconds: number; result: T }> {
  const started = performance.now();
  const result = await work();
  return { milliseconds: Math.round((performance.now() - started) * 1000) / 1000, result };
}
