import { afterAll, beforeAll, expect, test } from 'vitest';
import { serializeError } from '../log/serialize-error.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import { keepLeftovers } from './keep-leftovers.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const kept = async () =>
  (await database.pool.query('SELECT reason, raw, times FROM webhook_leftovers ORDER BY id')).rows;
const status = (wamid: string) => ({ reason: 'status of a message that is not ours', raw: { id: wamid } });

test('What is the same is kept once and counted, in one webhook and in the next', async () => {
  await keepLeftovers(database.db, [status('a'), status('a'), { ...status('a'), reason: 'another reason' }]);
  await keepLeftovers(database.db, [status('a'), { reason: 'nothing', raw: null }]);
  expect((await kept()).map(({ raw, times }) => [raw?.id ?? null, times])).toEqual(
    expect.arrayContaining([
      ['a', 3],
      ['a', 1],
      [null, 1],
    ]),
  );
  expect(await kept()).toHaveLength(3);
});

test('Many that bring the same at once, in whatever order, do not block each other', async () => {
  const many = Array.from({ length: 1_000 }, (_, i) => status(`many-${i}`));
  const crowd = Array.from({ length: 8 }, (_, i) => (i % 2 ? many : many.toReversed()));
  await Promise.all(crowd.map((rest) => keepLeftovers(database.db, rest)));
  const { rows } = await database.pool.query(
    `SELECT count(*)::int AS kept, min(times) AS least, max(times) AS most FROM webhook_leftovers WHERE raw->>'id' LIKE 'many-%'`,
  );
  expect(rows).toEqual([{ kept: 1_000, least: 8, most: 8 }]);
});

test('It is known when it came first, and when last', async () => {
  await keepLeftovers(database.db, [status('old')]);
  await database.pool.query(
    `UPDATE webhook_leftovers SET received_at = '2026-11-01', last_received_at = '2026-11-01' WHERE raw->>'id' = 'old'`,
  );
  await keepLeftovers(database.db, [status('old')]);
  const { rows } = await database.pool.query(
    `SELECT received_at = '2026-11-01' AS first, last_received_at > now() - interval '1 minute' AS last
     FROM webhook_leftovers WHERE raw->>'id' = 'old'`,
  );
  expect(rows).toEqual([{ first: true, last: true }]);
});

test('What could not be kept gets into no log: neither words nor number', async () => {
  const holder = await database.pool.connect();
  await holder.query('BEGIN');
  await holder.query('LOCK TABLE webhook_leftovers');
  const raw = { from: '12025550188', text: { body: 'the belt is torn' } };
  const keeping = keepLeftovers(database.db, [{ reason: 'a message without an id', raw }]).catch(
    serializeError,
  );
  await expect
    .poll(async () => {
      const { rows } = await holder.query(
        `SELECT pg_terminate_backend(pid) AS ended FROM pg_locks WHERE NOT granted AND relation = 'webhook_leftovers'::regclass`,
      );
      return rows.length;
    })
    .toBe(1);
  await holder.query('ROLLBACK');
  holder.release();
  const told = JSON.stringify(await keeping);
  expect(told).toContain('webhook_leftovers');
  expect(told).not.toMatch(/12025550188|belt/);
});
