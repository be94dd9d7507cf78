import { sql } from 'drizzle-orm';
import { integer, pgTable } from 'drizzle-orm/pg-core';
import pg, { type PoolClient } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import type { Db, Tx } from './db.ts';
import { pgErrorCode } from './pg-error-code.ts';
import { withTx } from './with-tx.ts';

const MOST = 4;
const numbers = pgTable('numbers', { n: integer().notNull() });

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ max: MOST });
  await database.pool.query('create table numbers (n int unique deferrable initially deferred)');
});
afterAll(() => database.drop());

beforeEach(async () => {
  await database.pool.query('delete from numbers');
});

/** After whatever happened: nobody has a connection, nobody waits for one, and as many as ever can work at once. */
afterEach(async () => {
  const { pool } = database;
  expect({ taken: pool.totalCount - pool.idleCount, waiting: pool.waitingCount }).toEqual({
    taken: 0,
    waiting: 0,
  });
  await Promise.all(Array.from({ length: MOST }, () => withTx(pool, (tx) => tx.execute(sql`select 1`))));
  const { rows } = await pool.query(
    `select 1 from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`,
  );
  expect(rows).toEqual([]);
});

const insert = (tx: Tx, n: number) => tx.insert(numbers).values({ n });
const kept = async () => (await database.db.select().from(numbers).orderBy(numbers.n)).map((row) => row.n);
const pidOf = async (tx: Tx) =>
  Number((await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)).rows[0]?.pid);

/** Ends a connection from the server's side; returns when it is gone there. */
async function terminate(pid: number): Promise<void> {
  await database.pool.query('select pg_terminate_backend($1, 5000)', [pid]);
}

test('what was written is kept, and the result comes back', async () => {
  const result = await withTx(database.pool, async (tx) => {
    await insert(tx, 1);
    await insert(tx, 2);
    return 'done';
  });
  expect(result).toBe('done');
  expect(await kept()).toEqual([1, 2]);
});

test('when anything throws, nothing is kept and the error comes through', async () => {
  const failure = new Error('no');
  const run = withTx(database.pool, async (tx) => {
    await insert(tx, 1);
    throw failure;
  });
  await expect(run).rejects.toBe(failure);
  expect(await kept()).toEqual([]);
});

test('a failed statement that the callback swallowed is no success', async () => {
  const run = withTx(database.pool, async (tx) => {
    await insert(tx, 1);
    await tx.execute(sql`select 1 / 0`).catch(() => undefined);
  });
  await expect(run).rejects.toThrow('The transaction was rolled back');
  expect(await kept()).toEqual([]);
});

test('BEGIN fails: the connection broke before it', async () => {
  const sever = (client: PoolClient) =>
    (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
  for (let i = 0; i < MOST * 2; i++) {
    database.pool.once('acquire', sever);
    await expect(withTx(database.pool, async (tx) => insert(tx, i))).rejects.toThrow();
  }
  expect(await kept()).toEqual([]);
});

test('COMMIT fails: a deferred constraint speaks up', async () => {
  const run = withTx(database.pool, async (tx) => {
    await insert(tx, 1);
    await insert(tx, 1);
  });
  await expect(run).rejects.toSatisfy((error) => pgErrorCode(error) === '23505');
  expect(await kept()).toEqual([]);
});

test('COMMIT fails: the connection broke before it', async () => {
  const run = withTx(database.pool, async (tx) => {
    await insert(tx, 1);
    await terminate(await pidOf(tx));
  });
  await expect(run).rejects.toThrow();
  expect(await kept()).toEqual([]);
});

test('the server ends the connection in the middle', async () => {
  const run = withTx(database.pool, async (tx) => {
    await insert(tx, 1);
    const pid = await pidOf(tx);
    await terminate(pid);
    await insert(tx, 2);
  });
  await expect(run).rejects.toThrow();
  expect(await kept()).toEqual([]);
});

test('all of them broken at once', async () => {
  const runs = Array.from({ length: MOST * 3 }, (_, n) =>
    withTx(database.pool, async (tx) => {
      await insert(tx, n);
      await tx.execute(sql`select pg_terminate_backend(pg_backend_pid())`);
    }),
  );
  const results = await Promise.allSettled(runs);
  expect(results.map((result) => result.status)).toEqual(results.map(() => 'rejected'));
  expect(await kept()).toEqual([]);
});

test('the server falls silent: the connection that can not roll back is destroyed, not given to the next one', async () => {
  const pool = new pg.Pool({ connectionString: database.url, max: 1, query_timeout: 1_000 });
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    const run = withTx(pool, (tx) => tx.execute(sql`select pg_sleep(30)`));
    await expect(run).rejects.toThrow();
    expect(pool.totalCount).toBe(0);
    await withTx(pool, (tx) => insert(tx, 1));
    expect(await kept()).toEqual([1]);
  } finally {
    await pool.end();
    await database.pool.query(
      `select pg_terminate_backend(pid, 5000) from pg_stat_activity where query like '%pg_sleep(30)%' and pid <> pg_backend_pid()`,
    );
  }
});

test('a lock outside a transaction, or a transaction of drizzle, does not compile', () => {
  const lock = (_: Tx) => undefined;
  const read = (_: Db) => undefined;
  const inside = (tx: Tx) => [lock(tx), read(tx)];
  // @ts-expect-error a Db is no Tx
  const outside = (db: Db) => lock(db);
  // @ts-expect-error use withTx
  const drizzles = (db: Db) => db.transaction;
  expect([inside, outside, drizzles]).toHaveLength(3);
});
