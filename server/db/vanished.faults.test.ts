import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordFigure } from '../../scorecard/record-figure.ts';
import { createLogger } from '../log/logger.ts';
import { openLine } from '../test/line.ts';
import { makePlant } from '../test/plant.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import { startWorld } from '../test/world.ts';
import { createPool } from './pool.ts';
import { withTx } from './with-tx.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.pool.query('create table rows (id int primary key, n int); insert into rows values (1, 0)');
});
afterAll(() => database.drop());

test('A client that vanishes with a lock in hand keeps the next writer no longer than its server waits for it', async () => {
  const line = await openLine(database.url);
  const pool = createPool(line.url, { log: createLogger({ level: 'silent' }), queryTimeout: 6_000 });
  let vanished = (): void => {};
  const locked = new Promise<void>((resolve) => {
    vanished = resolve;
  });
  const first = withTx(pool, async (tx) => {
    await tx.execute(sql`select n from rows where id = 1 for update`);
    line.blackHole();
    vanished();
    await tx.execute(sql`update rows set n = 100 where id = 1`);
  });
  first.catch(() => {});
  await locked;
  const from = performance.now();
  await withTx(database.pool, (tx) => tx.execute(sql`update rows set n = n + 1 where id = 1`));
  const waited = performance.now() - from;
  await expect(first).rejects.toThrow();
  expect((await database.pool.query('select n from rows')).rows).toEqual([{ n: 1 }]);
  line.mend();
  await withTx(pool, (tx) => tx.execute(sql`update rows set n = n + 1 where id = 1`));
  expect([pool.totalCount - pool.idleCount, pool.waitingCount]).toEqual([0, 0]);
  recordFigure(
    'D4',
    `line black-holed after FOR UPDATE: the next writer got in after ${(waited / 1000).toFixed(1)} s`,
    'lock',
  );
  await pool.end();
  await line.close();
});

test('The line to the database swallows everything for a while: the product gets over it by itself, and live updates as well', async () => {
  const world = await startWorld({ cuttable: true });
  const plant = await makePlant(world);
  const phone = world.phone(plant.phoneNumber);
  await plant.assign(2);
  const question = await phone.hears(0);
  await world.settled();
  const listeners = () =>
    world.database.sql<{ pid: number }>(
      `select pid from pg_stat_activity where application_name = 'kinto-app live' and datname = current_database()`,
    );
  const before = await listeners();
  world.lines.database.blackHole();
  await phone.press(question, 'OK');
  // Long enough that whoever asks has given up, and the listener knows that nobody speaks.
  await new Promise((resolve) => setTimeout(resolve, 20_000));
  world.lines.database.mend();
  const from = performance.now();
  expect((await phone.hears(1, 60)).text).toContain('Question 2');
  const healed = performance.now() - from;
  await expect
    .poll(async () => (await listeners()).filter(({ pid }) => before.some((old) => old.pid !== pid)).length, {
      timeout: 30_000,
    })
    .toBe(1);
  const { pool } = world.kinto.context;
  await expect.poll(() => pool.waitingCount, { timeout: 30_000 }).toBe(0);
  recordFigure(
    'D4',
    `all lines black-holed for 20 s: the next question came ${(healed / 1000).toFixed(1)} s after they were mended`,
    'line',
  );
  await world.stop();
});
