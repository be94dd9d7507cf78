import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Logger } from '../log/logger.ts';
import type { Db } from './db.ts';

export type Pool = pg.Pool;

/** How long the server lets us wait, in milliseconds. Always shorter than our own patience (`QUERY_TIMEOUT`). */
const STATEMENT_TIMEOUT = 10_000;
const LOCK_TIMEOUT = 4_000;
const IDLE_IN_TRANSACTION_TIMEOUT = 3_000;
/** How long we wait for an answer, in milliseconds: for a server or a network that went silent. */
const QUERY_TIMEOUT = 15_000;
const CONNECT_TIMEOUT = 3_000;

const SERVER_TIMEOUTS = [
  `-c statement_timeout=${STATEMENT_TIMEOUT}`,
  `-c lock_timeout=${LOCK_TIMEOUT}`,
  `-c idle_in_transaction_session_timeout=${IDLE_IN_TRANSACTION_TIMEOUT}`,
].join(' ');

export interface PoolOptions {
  log: Logger;
  /** The most connections at a time; 10 unless told otherwise. */
  max?: number;
  applicationName?: string;
}

/**
 * A pool of connections with timeouts on the server's side as well as on ours: a timeout of the client alone would
 * leave the statement running. A connection that dies is logged and dropped, never thrown into the process.
 */
export function createPool(url: string, options: PoolOptions): Pool {
  const { log, max = 10, applicationName = 'kinto-app' } = options;
  const pool = new pg.Pool({
    connectionString: withServerTimeouts(url),
    max,
    application_name: applicationName,
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    query_timeout: QUERY_TIMEOUT,
  });
  const lost = (err: Error) => log.warn({ err }, 'A database connection was lost');
  pool.on('error', lost);
  pool.on('connect', (client) => client.on('error', lost));
  return pool;
}

/** Queries over a pool, outside any transaction. */
export function createDb(pool: Pool): Db {
  return drizzle(pool);
}

/** In the URL, since pg prefers what the URL says: somebody's own `?options=` is kept and ours are added to it. */
function withServerTimeouts(url: string): string {
  const target = new URL(url);
  const given = target.searchParams.get('options');
  target.searchParams.set('options', given ? `${given} ${SERVER_TIMEOUTS}` : SERVER_TIMEOUTS);
  return target.href;
}
