import { afterEach, beforeEach, expect, test } from 'vitest';
import { recordFigure } from '../../scorecard/record-figure.ts';
import { createLogger } from '../log/logger.ts';
import { openLine } from '../test/line.ts';
import { schemaShape } from '../test/schema-shape.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import { migrateLatest } from './migrate.ts';
import { migrateTo } from './migrate-to.ts';

const log = createLogger({ level: 'silent' });
const EARLIER = 3;

let whole: TestDatabase;
beforeEach(async () => {
  whole = await createTestDatabase();
});
afterEach(() => whole.drop());

/** Dies when the k-th statement has arrived, and is started again. @returns whether there was a k-th one */
async function dieAt(k: number, database: TestDatabase): Promise<boolean> {
  const line = await openLine(database.url);
  let statements = 0;
  line.cutAfter(() => {
    statements += 1;
    return statements === k;
  });
  // When it was the last one, the unlocking, all was done.
  await migrateLatest(line.url, { log }).catch(() => {});
  await line.close();
  await migrateLatest(database.url, { log });
  return statements >= k;
}

test.each([
  ['an empty database', 0],
  ['one of an earlier version', EARLIER],
])('Killed at every statement on %s and run again, the migrations end at the same schema', async (_on, earlier) => {
  const shape = await schemaShape(whole.pool);
  const names = await whole.sql('SELECT name FROM schema_migrations ORDER BY id');
  let k = 1;
  for (let isReached = true; isReached; k++) {
    const database = await createTestDatabase({ empty: earlier === 0 });
    if (earlier > 0) await migrateTo(database.url, names.length - earlier, { log });
    isReached = await dieAt(k, database);
    expect(await schemaShape(database.pool)).toEqual(shape);
    expect(await database.sql('SELECT name FROM schema_migrations ORDER BY id')).toEqual(names);
    await database.drop();
  }
  recordFigure(
    'N2',
    `killed at each of ${k - 2} statements on ${_on}: 0 that did not converge`,
    earlier > 0 ? 'earlier' : 'empty',
  );
});
