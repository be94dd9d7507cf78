import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import type { Db } from '../db/db.ts';
import { migrateLatest } from '../db/migrate.ts';
import { createDb, createPool, type Pool } from '../db/pool.ts';
import { createLogger } from '../log/logger.ts';
import { openDatabases } from './leaks.ts';
import { wordlessActs } from './wordless-acts.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The server that all test databases are on, and the database that they are copies of. */
    testServer: { url: string; template: string };
  }
}

export interface TestDatabase {
  name: string;
  url: string;
  pool: Pool;
  db: Db;
  /** The rows that a statement gives; `values` are its $1, $2, … */
  sql<Row = Record<string, unknown>>(statement: string, values?: unknown[]): Promise<Row[]>;
  /** Ends the pool and drops the database. Fails when another connection is still open, or an act was recorded that has no words. */
  drop(): Promise<void>;
}

/** How long a connection that was closed here may take to disappear there, in milliseconds. */
const FAREWELL = 3_000;

/**
 * A database of its own, with all migrations done: a copy of the template (some 50 ms). Make one in `beforeAll`, drop
 * it in `afterAll`.
 * @param options.empty without the migrations, for tests of the migrations themselves.
 * @param options.serverUrl on another server than the one that all tests share; the migrations are run there then
 */
export async function createTestDatabase(
  options: { empty?: boolean; max?: number; serverUrl?: string } = {},
): Promise<TestDatabase> {
  const { url: shared, template } = inject('testServer');
  const serverUrl = options.serverUrl ?? shared;
  const name = `kinto_test_${randomBytes(6).toString('hex')}`;
  const source = options.empty || options.serverUrl ? 'template0' : template;
  await onServer(serverUrl, (server) => server.query(`create database ${name} template ${source}`));
  openDatabases.add(name);
  const target = new URL(serverUrl);
  target.pathname = `/${name}`;
  if (options.serverUrl && !options.empty)
    await migrateLatest(target.href, { log: createLogger({ level: 'error' }) });
  const pool = createPool(target.href, { log: createLogger({ level: 'error' }), max: options.max });
  const drop = async () => {
    openDatabases.delete(name);
    const wordless = await wordlessActs(pool);
    await pool.end();
    await onServer(serverUrl, async (server) => {
      const left = await connectionsLeft(server, name);
      await server.query(`drop database ${name} with (force)`);
      if (left.length > 0) throw new Error(`Left open on the test database: ${left.join(', ')}`);
    });
    if (wordless.length > 0)
      throw new Error(`client/src/texts/audit.ts has no words for: ${wordless.join(', ')}`);
  };
  const sql = async (statement: string, values: unknown[] = []) => (await pool.query(statement, values)).rows;
  return { name, url: target.href, pool, db: createDb(pool), sql, drop };
}

async function connectionsLeft(server: pg.Client, database: string): Promise<string[]> {
  const deadline = performance.now() + FAREWELL;
  for (;;) {
    const { rows } = await server.query<{ who: string }>(
      `select concat(coalesce(nullif(application_name, ''), 'somebody'), ': ', query) as who
         from pg_stat_activity where datname = $1 and backend_type = 'client backend'`,
      [database],
    );
    if (rows.length === 0 || performance.now() > deadline) return rows.map((row) => row.who);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function onServer<T>(url: string, fn: (server: pg.Client) => Promise<T>): Promise<T> {
  const server = new pg.Client({ connectionString: url });
  await server.connect();
  try {
    return await fn(server);
  } finally {
    await server.end();
  }
}
