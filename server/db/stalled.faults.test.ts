import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordFigure } from '../../scorecard/record-figure.ts';
import { createLogger } from '../log/logger.ts';
import { allAnswered, answersOf } from '../test/answers-of.ts';
import { answerByButton } from '../test/button-operator.ts';
import { type OwnServer, startOwnServer } from '../test/own-server.ts';
import { makePlant } from '../test/plant.ts';
import { startWorld } from '../test/world.ts';
import { createPool } from './pool.ts';
import { withTx } from './with-tx.ts';

const STALL_MS = 5_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let server: OwnServer;
beforeAll(async () => {
  server = await startOwnServer();
});
afterAll(() => server.close());

test('Its backends halted for 5 s, with queries that give up sooner: the pool is whole, and 100 of 100 transactions succeed', async () => {
  const pool = createPool(server.url, { log: createLogger({ level: 'silent' }), queryTimeout: 1_000 });
  const work = () => withTx(pool, (tx) => tx.execute(sql`select 1`));
  await Promise.all(Array.from({ length: 10 }, work));
  server.stopBackends();
  const during = Array.from({ length: 40 }, () => work());
  const settled = Promise.allSettled(during);
  await pause(STALL_MS);
  server.wakeBackends();
  const failed = (await settled).filter(({ status }) => status === 'rejected').length;
  const after = await Promise.allSettled(Array.from({ length: 100 }, work));
  const good = after.filter(({ status }) => status === 'fulfilled').length;
  expect(good).toBe(100);
  expect([pool.totalCount - pool.idleCount, pool.waitingCount]).toEqual([0, 0]);
  expect(failed).toBeGreaterThan(0);
  recordFigure(
    'D2',
    `backends halted for 5 s, ${failed} of 40 transactions gave up meanwhile; after it ${good} of 100 succeeded, waiting ${pool.waitingCount}`,
    'pool',
  );
  await pool.end();
});

test('The product, its backends halted for 5 s three times while operators answer, loses and doubles nothing', async () => {
  const OPERATORS = 6;
  const QUESTIONS = 12;
  const world = await startWorld({ serverUrl: server.url });
  const plants = await Promise.all(Array.from({ length: OPERATORS }, () => makePlant(world)));
  const assigned = await Promise.all(plants.map((plant) => plant.assign(QUESTIONS)));
  const answering = Promise.all(
    plants.map(({ phoneNumber }) => answerByButton(world.phone(phoneNumber), { thinkMs: 2_000 })),
  );
  for (let stall = 0; stall < 3; stall++) {
    await pause(2_000);
    server.stopBackends();
    await pause(STALL_MS);
    server.wakeBackends();
  }
  const again = (await answering).reduce((sum, count) => sum + count, 0);
  await expect
    .poll(
      () =>
        answersOf(
          world.database,
          assigned.map(({ submissionId }) => submissionId),
        ),
      {
        timeout: 60_000,
      },
    )
    .toEqual(allAnswered(OPERATORS, QUESTIONS));
  const { pool } = world.kinto.context;
  const { pipelines } = world.kinto.conversation;
  await world.settled();
  await expect
    .poll(() => [pool, pipelines].map((each) => [each.totalCount - each.idleCount, each.waitingCount]), {
      timeout: 30_000,
    })
    .toEqual([
      [0, 0],
      [0, 0],
    ]);
  recordFigure(
    'D2',
    `the product over three stalls of 5 s: ${OPERATORS * QUESTIONS} answers, 0 lost, 0 doubled, ${again} messages repeated`,
    'product',
  );
  await world.stop();
});
