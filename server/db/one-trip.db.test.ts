import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createLogger } from '../log/logger.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import { CLOCK, readInOneTrip, writeInOneTrip } from './one-trip.ts';
import { pgErrorCode } from './pg-error-code.ts';
import { createPool, type Pool } from './pool.ts';
import type { Filled } from './prepared.ts';
import { onConnection } from './with-tx.ts';

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

const lock: Filled = { name: 'test_lock', text: 'SELECT id FROM kept ORDER BY id FOR UPDATE', values: [] };
const insert = (id: number): Filled => ({
  name: 'test_insert',
  text: 'INSERT INTO kept VALUES ($1) RETURNING id',
  values: [id],
});
const broken: Filled = { name: 'test_broken', text: 'SELECT 1 / $1::int', values: [0] };
const kept = () => database.sql('SELECT id FROM kept ORDER BY id');
const write = (statements: Filled[], then?: (written: { id: number }[]) => Promise<void>) =>
  onConnection(pipelines, (client) => writeInOneTrip(client, statements, then));

test('What is asked for in one trip comes back in its order', async () => {
  await database.sql('INSERT INTO kept VALUES (1), (2)');
  const two: Filled = { name: 'test_two', text: 'SELECT 2 AS two', values: [] };
  expect(await onConnection(pipelines, (client) => readInOneTrip(client, [lock, two]))).toEqual([
    [{ id: 1 }, { id: 2 }],
    [{ two: 2 }],
  ]);
});

test('The statements are one transaction, and what each gave comes back', async () => {
  expect((await write([insert(1), lock, insert(10)])).rows).toEqual([[{ id: 1 }], [{ id: 1 }], [{ id: 10 }]]);
  expect(await kept()).toEqual([{ id: 1 }, { id: 10 }]);
});

test('What depends on what was written is part of the transaction, under its locks', async () => {
  await database.sql('INSERT INTO kept VALUES (1)');
  const given: unknown[] = [];
  await write([lock, insert(2)], async (written) => {
    given.push(...written);
    const other = database
      .sql('SELECT id FROM kept FOR UPDATE NOWAIT')
      .catch((error: unknown) => pgErrorCode(error));
    expect(await other).toBe('55P03');
    expect(await kept()).toEqual([{ id: 1 }]);
  });
  expect(given).toEqual([{ id: 2 }]);
  expect(await kept()).toEqual([{ id: 1 }, { id: 2 }]);
});

test.each([
  ['with it', undefined],
  ['behind what depends on it', async () => {}],
])('What was locked is free again from the moment that is told, when the COMMIT travels %s', async (_, then) => {
  const { rows, freeAt } = await onConnection(pipelines, (client) =>
    writeInOneTrip<{ at: number }>(
      client,
      [{ name: 'test_clock', text: `SELECT ${CLOCK} AS at, pg_sleep(0.05)`, values: [] }],
      then,
    ),
  );
  const [now] = await database.sql<{ at: number }>(`SELECT ${CLOCK} AS at`);
  const began = rows[0]?.[0]?.at ?? 0;
  expect(freeAt - began).toBeGreaterThanOrEqual(0.05);
  expect(freeAt).toBeLessThanOrEqual(now?.at ?? 0);
});

test.each<[string, () => Promise<unknown>]>([
  ['the last statement fails', () => write([insert(1), insert(1)])],
  ['the first statement fails', () => write([broken, insert(1)])],
  [
    'what depends on it fails',
    () =>
      write([insert(1)], async () => {
        throw new Error('a fault');
      }),
  ],
])('Nothing remains when %s, its error is told, and the connections are as good as before', async (_, run) => {
  for (let i = 0; i < 5; i++) await expect(run()).rejects.toThrow(/kept_pkey|division by zero|a fault/);
  expect(await kept()).toEqual([]);
  expect([pipelines.totalCount - pipelines.idleCount, pipelines.waitingCount]).toEqual([0, 0]);
  await write([insert(7)]);
  expect(await kept()).toEqual([{ id: 7 }]);
});
