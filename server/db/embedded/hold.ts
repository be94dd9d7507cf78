import pg from 'pg';
import { pgErrorCode } from '../pg-error-code.ts';
import { DATABASE_NAME } from './place.ts';

/**
 * A connection that says "somebody needs this server": it holds an advisory lock, shared, for as long as its process
 * lives. PostgreSQL lets go of it by itself when the process dies, however it dies.
 */
export type Hold = pg.Client;

/** Any number that nobody else uses: an advisory lock in the database `postgres`, where nothing else happens. */
const HOLD_KEY = 5_468_601;
const NO_SUCH_DATABASE = '3D000';
const ALREADY_THERE = new Set(['42P04', '23505']);
const PATIENCE = 5_000;

/** Connects and holds. Fails while the server starts or stops. */
export async function takeHold(url: string): Promise<Hold> {
  const hold = await connect(inMaintenanceDatabase(url), 'kinto-app hold');
  try {
    await hold.query('select pg_advisory_lock_shared($1)', [HOLD_KEY]);
    await ensureDatabase(url, hold);
    return hold;
  } catch (error) {
    await hold.end().catch(() => undefined);
    throw error;
  }
}

/**
 * Lets go. `true`: nobody else holds the server, and nobody can begin to until it stops or this connection ends.
 */
export async function letGo(hold: Hold): Promise<boolean> {
  await hold.query('select pg_advisory_unlock_shared($1)', [HOLD_KEY]);
  const { rows } = await hold.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [
    HOLD_KEY,
  ]);
  return rows[0]?.alone === true;
}

async function ensureDatabase(url: string, hold: Hold): Promise<void> {
  try {
    const probe = await connect(url, 'kinto-app probe');
    await probe.end();
  } catch (error) {
    if (pgErrorCode(error) !== NO_SUCH_DATABASE) throw error;
    await hold.query(`create database ${DATABASE_NAME}`).catch((cause: unknown) => {
      if (!ALREADY_THERE.has(pgErrorCode(cause) ?? '')) throw cause;
    });
  }
}

async function connect(url: string, name: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: name,
    connectionTimeoutMillis: PATIENCE,
    query_timeout: PATIENCE,
    keepAlive: true,
  });
  // Whoever holds watches for `end`; an `error` without a listener would end the process.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

function inMaintenanceDatabase(url: string): string {
  const target = new URL(url);
  target.pathname = '/postgres';
  return target.href;
}
