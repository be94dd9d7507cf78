import { readFileSync } from 'node:fs';
import pg from 'pg';
import type { ClusterObservations } from './cluster.ts';
import type { RunningProcess } from './run-process.ts';

type Seen = Pick<
  ClusterObservations,
  'longestIdleInTransactionMs' | 'longestTransactionMs' | 'mostConnections' | 'deadlocks' | 'mostRssMb'
>;

export interface Watch {
  seen: Seen;
  end(): Promise<void>;
}

/** Milliseconds between two looks at what the connections of the product do. */
const EVERY = 100;
const LOOK_TIMEOUT = 5_000;

/** Milliseconds are those of PostgreSQL's own clock. Migrations may take as long as they like. */
const LOOK = `
  SELECT count(*)::int AS connections,
    coalesce(max(extract(epoch FROM clock_timestamp() - xact_start) * 1000) FILTER (WHERE state <> 'idle'), 0)::int AS transaction,
    coalesce(max(extract(epoch FROM clock_timestamp() - state_change) * 1000)
      FILTER (WHERE state LIKE 'idle in transaction%'), 0)::int AS idle,
    (SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()) AS deadlocks
  FROM pg_stat_activity
  WHERE datname = current_database() AND application_name LIKE 'kinto-app%' AND application_name <> 'kinto-app migrate'`;

/** Looks at the database and at the memory of the processes until it is ended; a database that is away is looked at again. */
export function watch(databaseUrl: string, processes: RunningProcess[]): Watch {
  const seen: Seen = {
    longestIdleInTransactionMs: 0,
    longestTransactionMs: 0,
    mostConnections: 0,
    deadlocks: 0,
    mostRssMb: processes.map(() => 0),
  };
  const link = { client: null as pg.Client | null };
  let isOver = false;
  /** A database that crashed counts its deadlocks anew. */
  let deadlocksBefore = 0;
  const look = async () => {
    link.client ??= await connect(databaseUrl);
    const { rows } = await link.client.query(LOOK);
    const { connections, transaction, idle, deadlocks } = rows[0] as Record<string, number>;
    seen.mostConnections = Math.max(seen.mostConnections, connections ?? 0);
    seen.longestTransactionMs = Math.max(seen.longestTransactionMs, transaction ?? 0);
    seen.longestIdleInTransactionMs = Math.max(seen.longestIdleInTransactionMs, idle ?? 0);
    const now = deadlocks ?? 0;
    seen.deadlocks += now >= deadlocksBefore ? now - deadlocksBefore : now;
    deadlocksBefore = now;
  };
  const hangUp = async () => {
    await link.client?.end().catch(() => {});
    link.client = null;
  };
  const looking = (async () => {
    while (!isOver) {
      await look().catch(hangUp);
      processes.forEach((process, i) => {
        seen.mostRssMb[i] = Math.max(seen.mostRssMb[i] ?? 0, mostRssMb(process.pid()));
      });
      await new Promise((resolve) => setTimeout(resolve, EVERY));
    }
    await hangUp();
  })();
  return {
    seen,
    end() {
      isOver = true;
      return looking;
    },
  };
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'kinto-faults',
    connectionTimeoutMillis: LOOK_TIMEOUT,
    query_timeout: LOOK_TIMEOUT,
  });
  client.on('error', () => {});
  await client.connect();
  return client;
}

/** What Linux remembers as the most; 0 for a process that is not there. */
function mostRssMb(pid: number | null): number {
  if (pid === null) return 0;
  try {
    const kb = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Math.round(Number(kb ?? 0) / 1024);
  } catch {
    return 0;
  }
}
