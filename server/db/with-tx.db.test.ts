import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import { withTx } from './with-tx.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('works', async () => {
  const r = await withTx(database.pool, (tx) => tx.execute(sql`select 1 as one`));
  expect(r.rows).toEqual([{ one: 1 }]);
});
