import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import type { Tx } from './db.ts';
import { pgErrorCode } from './pg-error-code.ts';
import { retryTx } from './retry-tx.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.pool.query(
    'create table rows (id int primary key, n int); insert into rows values (1, 0), (2, 0)',
  );
});
afterAll(() => database.drop());

const raise = (tx: Tx, code: string) =>
  tx.execute(sql.raw(`do $$ begin raise exception 'no' using errcode = '${code}'; end $$`));
const noWait = () => 0;

test('two that block each other both get through', async () => {
  let locked = 0;
  let go = (): void => undefined;
  const bothLocked = new Promise<void>((resolve) => {
    go = resolve;
  });
  const add = (first: number, second: number) =>
    retryTx(database.pool, async (tx) => {
      await tx.execute(sql`update rows set n = n + 1 where id = ${first}`);
      if (++locked === 2) go();
      await bothLocked;
      await tx.execute(sql`update rows set n = n + 1 where id = ${second}`);
    });
  await Promise.all([add(1, 2), add(2, 1)]);
  const { rows } = await database.pool.query('select n from rows order by id');
  expect(rows).toEqual([{ n: 2 }, { n: 2 }]);
  expect(locked).toBe(3);
});

test.each([
  ['40001', 3],
  ['40P01', 3],
  ['23505', 1],
])('%s: %i tries, then the error', async (code, tries) => {
  let count = 0;
  const run = retryTx(
    database.pool,
    async (tx) => {
      count++;
      await raise(tx, code);
    },
    noWait,
  );
  await expect(run).rejects.toSatisfy((error) => pgErrorCode(error) === code);
  expect(count).toBe(tries);
});

test('an error that is not the database’s is not tried again', async () => {
  let count = 0;
  const run = retryTx(database.pool, async () => {
    count++;
    throw Object.assign(new Error('broken pipe'), { code: 'EPIPE' });
  });
  await expect(run).rejects.toThrow('broken pipe');
  expect(count).toBe(1);
});
