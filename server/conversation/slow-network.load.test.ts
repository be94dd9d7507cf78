import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordFigure } from '../../scorecard/record-figure.ts';
import { type CloudStandIn, cloudStandIn } from '../test/cloud-stand-in.ts';
import { type Crowd, press, startCrowd } from '../test/crowd.ts';
import { inTurn } from '../test/in-turn.ts';

const OPERATORS = 60;
const QUESTIONS = 20;
const CALL_TAKES_MS = 10_000;

let cloud: CloudStandIn;
let crowd: Crowd;
let watcher: pg.Client;
beforeAll(async () => {
  cloud = await cloudStandIn();
  crowd = await startCrowd(cloud.url);
  watcher = new pg.Client({ connectionString: crowd.database.url });
  await watcher.connect();
});
afterAll(async () => {
  await watcher.end();
  await crowd.stop();
  await cloud.close();
});

/** Looks every 100 ms at how long somebody has sat in a transaction with nothing to do; the longest, in milliseconds. */
function watchTransactions(): { stop(): Promise<{ idleMs: number; looks: number }> } {
  let idleMs = 0;
  let looks = 0;
  let going = true;
  const watching = (async () => {
    while (going) {
      const { rows } = await watcher.query(
        `SELECT coalesce(max(extract(epoch FROM clock_timestamp() - state_change)) * 1000, 0)::float AS idle
         FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'`,
      );
      idleMs = Math.max(idleMs, rows[0]?.idle ?? 0);
      looks += 1;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  })();
  return {
    async stop() {
      going = false;
      await watching;
      return { idleMs, looks };
    },
  };
}

const deadlocks = async () =>
  Number(
    (await watcher.query(`SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()`)).rows[0]
      ?.deadlocks,
  );

test('The Cloud API takes ten seconds for each call: nobody waits for it within a transaction, and all answers are taken', async () => {
  const other = await crowd.another();
  const sessions = await crowd.assign(await crowd.hire(OPERATORS), QUESTIONS);
  cloud.fate = () => ({ kind: 'accept', afterMs: CALL_TAKES_MS });
  const before = await deadlocks();
  const watch = watchTransactions();
  const startedAt = performance.now();
  const statuses: number[] = [];
  for (let question = 0; question < QUESTIONS; question++) {
    const round = performance.now();
    statuses.push(
      ...(await inTurn(sessions, 16, ({ operator, sessionId }, i) =>
        crowd.deliver(
          operator,
          [press(`wamid.${sessionId}-${question}`, sessionId, question, i % 3 ? 'OK' : 'NOK')],
          (i + question) % 2 ? other : crowd.kinto,
        ),
      )),
    );
    // A round takes three seconds at least, so that the load goes on for a minute and calls are always under way.
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, round + 3_000 - performance.now())));
  }
  const answered = async () =>
    Number((await crowd.database.sql('SELECT count(*) FROM checklist_answers'))[0]?.count);
  await expect.poll(answered, { timeout: 120_000, interval: 250 }).toBe(OPERATORS * QUESTIONS);
  const { idleMs, looks } = await watch.stop();
  const seconds = (performance.now() - startedAt) / 1_000;
  const locked = (await deadlocks()) - before;
  cloud.fate = () => ({ kind: 'accept' });
  recordFigure(
    'B4',
    `${OPERATORS * QUESTIONS} answers in ${seconds.toFixed(0)} s at 2 processes while ${cloud.calls} calls took 10 s each: oldest idle in ` +
      `transaction ${idleMs.toFixed(0)} ms in ${looks} looks; ${locked} deadlocks`,
  );
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(locked).toBe(0);
  // A transaction that waited for a call would wait five seconds, until the call is cut.
  expect(idleMs).toBeLessThan(2_500);
});
