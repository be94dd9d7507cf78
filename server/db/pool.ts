import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Logger } from '../log/logger.ts';
import type { Db } from './db.ts';
import { AT_WORK, BY_KEY, KEEP_ALIVE, withSettings } from './session-settings.ts';

export type Pool = pg.Pool;

/** How long we wait for an answer, in milliseconds: for a server or a network that went silent. The server's own timeouts are shorter. */
const QUERY_TIMEOUT = 15_000;
const CONNECT_TIMEOUT = 3_000;

export interface PoolOptions {
  log: Logger;
  /** The most connections at a time; 10 unless told otherwise. */
  max?: number;
  applicationName?: string;
  /** Milliseconds that we wait for an answer; 15,000 unless told otherwise. */
  queryTimeout?: number;
  /** For messages: statements that are given at once travel together, and find their rows by a key. */
  pipeline?: boolean;
}

/**
 * A pool of connections with timeouts on the server's side as well as on ours: a timeout of the client alone would
 * leave the statement running. A connection that dies is logged and dropped, never thrown into the process.
 */
export function createPool(url: string, options: PoolOptions): Pool {
  const {
    log,
    max = 10,
    applicationName = 'kinto-app',
    queryTimeout = QUERY_TIMEOUT,
    pipeline = false,
  } = options;
  const pool = new pg.Pool({
    connectionString: withSettings(url, pipeline ? BY_KEY : AT_WORK),
    max,
    application_name: applicationName,
    ...KEEP_ALIVE,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    query_timeout: queryTimeout,
    pipeline,
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
