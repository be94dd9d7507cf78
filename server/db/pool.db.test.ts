import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLogger } from '../log/logger.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import { createPool, type Pool } from './pool.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function settings(url: string): Promise<Record<string, string>> {
  const pool = createPool(url, { log: createLogger({ level: 'silent' }) });
  try {
    const names = [
      'statement_timeout',
      'lock_timeout',
      'idle_in_transaction_session_timeout',
      'application_name',
    ];
    const { rows } = await pool.query('select name, setting from pg_settings where name = any($1)', [
      [...names, 'work_mem'],
    ]);
    return Object.fromEntries(rows.map((row) => [row.name, row.setting]));
  } finally {
    await pool.end();
  }
}

const OURS = {
  statement_timeout: '10000',
  lock_timeout: '4000',
  idle_in_transaction_session_timeout: '3000',
  application_name: 'kinto-app',
};

test('the server itself knows the timeouts', async () => {
  expect(await settings(database.url)).toMatchObject(OURS);
});

test('options of the URL are kept, and take no timeout away', async () => {
  const url = new URL(database.url);
  url.searchParams.set('options', '-c work_mem=5MB -c statement_timeout=0');
  expect(await settings(url.href)).toMatchObject({ ...OURS, work_mem: '5120' });
});

/** A pool of our own whose log can be read. */
async function withPool(use: (pool: Pool, lines: string[]) => Promise<void>): Promise<void> {
  const lines: string[] = [];
  const log = createLogger({ level: 'warn', destination: { write: (line) => void lines.push(line) } });
  const pool = createPool(database.url, { log });
  try {
    await use(pool, lines);
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    expect({ all: pool.totalCount, idle: pool.idleCount }).toEqual({ all: 1, idle: 1 });
  } finally {
    await pool.end();
  }
}

test('a transaction that stands idle is ended by the server; that is logged, and the pool goes on', () =>
  withPool(async (pool, lines) => {
    const client = await pool.connect();
    await client.query('begin');
    await new Promise((resolve) => client.once('end', resolve));
    client.release();
    expect(lines[0]).toMatch(/idle-in-transaction timeout.*A database connection was lost/);
  }));

test('an idle connection that the server ends is dropped and logged, not thrown', () =>
  withPool(async (pool, lines) => {
    const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid');
    const gone = new Promise((resolve) => pool.once('remove', resolve));
    await database.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    await gone;
    expect(lines[0]).toContain('A database connection was lost');
  }));
