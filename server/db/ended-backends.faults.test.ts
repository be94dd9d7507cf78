import pg from 'pg';
import { afterAll, afterEach, beforeEach, expect, inject, test } from 'vitest';
import { recordFigure } from '../../scorecard/record-figure.ts';
import { allAnswered, answersOf } from '../test/answers-of.ts';
import { answerByButton } from '../test/button-operator.ts';
import { startOutsideProduct } from '../test/outside-product.ts';
import { makePlant } from '../test/plant.ts';
import { createTestDatabase } from '../test/test-database.ts';
import { startWorld, type World } from '../test/world.ts';
import { withTx } from './with-tx.ts';

const FOR_MS = 60_000;
const EVERY_MS = 500;
const OPERATORS = 10;
const QUESTIONS = 50;
/** So that the answers take longer than the faults. */
const THINK_MS = 1_300;

const unheld: unknown[] = [];
const onUnheld = (reason: unknown) => void unheld.push(reason);
process.on('unhandledRejection', onUnheld);
process.on('uncaughtException', onUnheld);
afterAll(() => {
  process.off('unhandledRejection', onUnheld);
  process.off('uncaughtException', onUnheld);
});

let admin: pg.Client;
beforeEach(async () => {
  admin = new pg.Client({ connectionString: inject('testServer').url });
  await admin.connect();
});
afterEach(() => admin.end());

/** Ends all backends of a database again and again. @returns how many it ended */
async function endBackends(database: string): Promise<number> {
  let ended = 0;
  const until = performance.now() + FOR_MS;
  while (performance.now() < until) {
    const { rowCount } = await admin.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1',
      [database],
    );
    ended += rowCount ?? 0;
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
  return ended;
}

/** Operators who answer while `fault` lasts and after it. */
async function answerDuring<T>(world: Pick<World, 'manager' | 'phone'>, fault: () => Promise<T>) {
  const plants = await Promise.all(Array.from({ length: OPERATORS }, () => makePlant(world)));
  const assigned = await Promise.all(plants.map((plant) => plant.assign(QUESTIONS)));
  const answering = Promise.all(
    plants.map(({ phoneNumber }) => answerByButton(world.phone(phoneNumber), { thinkMs: THINK_MS })),
  );
  const done = await fault();
  const again = (await answering).reduce((sum, count) => sum + count, 0);
  return { done, again, submissionIds: assigned.map(({ submissionId }) => submissionId) };
}

test('Its backends ended every half second for a minute, a process of the product goes on, and loses and doubles nothing', async () => {
  const database = await createTestDatabase();
  const outside = await startOutsideProduct({ DATABASE_URL: database.url });
  const { done, again, submissionIds } = await answerDuring(outside, () => endBackends(database.name));
  expect(outside.product.isRunning()).toBe(true);
  await expect
    .poll(() => answersOf(database, submissionIds), { timeout: 60_000 })
    .toEqual(allAnswered(OPERATORS, QUESTIONS));
  expect(outside.log.filter(({ msg }) => msg === 'Something failed that nobody waited for')).toEqual([]);
  recordFigure(
    'D1',
    `a process: ${done} backends ended in 60 s, 0 exits, ${OPERATORS * QUESTIONS} answers, 0 lost, 0 doubled, ${again} messages repeated`,
    'process',
  );
  await outside.stop();
  await database.drop();
});

test('The same from within: no promise is left unheld, also while transactions wait for something else, and the pool is whole', async () => {
  const world = await startWorld();
  const { pool } = world.kinto.context;
  const { pipelines } = world.kinto.conversation;
  let over = false;
  let outcomes = 0;
  const waiting = Array.from({ length: 4 }, async () => {
    while (!over) {
      // Between two statements nobody listens to the connection but the pool's own handler.
      await withTx(pool, () => new Promise((resolve) => setTimeout(resolve, 700))).catch(() => {});
      outcomes++;
    }
  });
  const { done, submissionIds } = await answerDuring(world, () => endBackends(world.database.name));
  over = true;
  await Promise.all(waiting);
  await expect
    .poll(() => answersOf(world.database, submissionIds), { timeout: 60_000 })
    .toEqual(allAnswered(OPERATORS, QUESTIONS));
  await world.settled();
  expect(unheld).toEqual([]);
  await expect
    .poll(() => [pool, pipelines].map((each) => [each.totalCount - each.idleCount, each.waitingCount]), {
      timeout: 30_000,
    })
    .toEqual([
      [0, 0],
      [0, 0],
    ]);
  recordFigure(
    'D1',
    `from within: ${done} backends ended, ${outcomes} transactions that waited meanwhile, ${unheld.length} unheld errors, pool idle ${pool.idleCount} of ${pool.totalCount}, waiting ${pool.waitingCount}`,
    'within',
  );
  await world.stop();
});
