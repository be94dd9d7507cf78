import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createLogger } from '../log/logger.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import { pgErrorCode } from './pg-error-code.ts';
import { createPool, type Pool } from './pool.ts';
import type { Filled } from './prepared.ts';
import { twoTripTx } from './two-trip-tx.ts';

let database: TestDatabase;
let pipelines: Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  pipelines = createPool(database.url, { log: createLogger({ level: 'silent' }), max: 2, pipeline: true });
  await database.sql('CREATE TABLE kept (id int PRIMARY KEY)');
});
beforeEach(() => database.sql('TRUNCATE kept'));
afterAll(async () => {
  await pipelines.end();
  await database.drop();
});

const read: Filled = { name: 'test_read', text: 'SELECT id FROM kept ORDER BY id FOR UPDATE', values: [] };
const insert = (id: number): Filled => ({
  name: 'test_insert',
  text: 'INSERT INTO kept VALUES ($1) RETURNING id',
  values: [id],
});
const kept = () => database.sql('SELECT id FROM kept ORDER BY id');

test('What was read decides what is written, in one transaction; what that gave comes back', async () => {
  await database.sql('INSERT INTO kept VALUES (1), (2)');
  const result = await twoTripTx(pipelines, [read, read], async (_, rows) => ({
    closing: insert(10),
    result: (written) => ({ rows, written }),
  }));
  expect(result).toEqual({
    rows: [
      [{ id: 1 }, { id: 2 }],
      [{ id: 1 }, { id: 2 }],
    ],
    written: [{ id: 10 }],
  });
  expect(await kept()).toEqual([{ id: 1 }, { id: 2 }, { id: 10 }]);
});

test('What is locked stays locked until the commit', async () => {
  await database.sql('INSERT INTO kept VALUES (1)');
  await twoTripTx(pipelines, [read], async () => {
    const other = database
      .sql('SELECT id FROM kept FOR UPDATE NOWAIT')
      .catch((error: unknown) => pgErrorCode(error));
    expect(await other).toBe('55P03');
    return { closing: null, result: () => null };
  });
});

test.each<
  [string, (insertOne: () => Promise<unknown>) => Promise<{ closing: Filled | null; result: () => null }>]
>([
  [
    'the last statement fails',
    async (insertOne) => {
      await insertOne();
      return { closing: insert(1), result: () => null };
    },
  ],
  [
    'the thinking in between fails',
    async (insertOne) => {
      await insertOne();
      throw new Error('a fault');
    },
  ],
])('Nothing remains when %s, the first error is told, and the connections are as good as before', async (_, body) => {
  for (let i = 0; i < 5; i++) {
    const run = twoTripTx(pipelines, [read], (tx) =>
      body(() => tx.$client.query('INSERT INTO kept VALUES (1)')),
    );
    await expect(run).rejects.toThrow(/kept_pkey|a fault/);
  }
  expect(await kept()).toEqual([]);
  expect([pipelines.totalCount - pipelines.idleCount, pipelines.waitingCount]).toEqual([0, 0]);
});

test('Nothing is written when an opening fails', async () => {
  const broken: Filled = { name: 'test_broken', text: 'SELECT 1 / $1::int', values: [0] };
  let thought = false;
  const run = twoTripTx(pipelines, [read, broken], async () => {
    thought = true;
    return { closing: insert(1), result: () => null };
  });
  await expect(run).rejects.toThrow('division by zero');
  expect(thought).toBe(false);
  expect(await kept()).toEqual([]);
});
