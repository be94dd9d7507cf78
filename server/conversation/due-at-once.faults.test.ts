import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordFigure } from '../../scorecard/record-figure.ts';
import { type CloudStandIn, cloudStandIn } from '../test/cloud-stand-in.ts';
import { type Crowd, startCrowd } from '../test/crowd.ts';
import { type ProductProcess, startProduct } from '../test/product-process.ts';
import { type Due, makeDue } from './testdata/due.ts';

const SESSIONS = 1_000;
/** A minute until somebody wakes, 500 sessions at a time, and as long again for each that is killed. */
const PATIENCE_MS = 600_000;

let cloud: CloudStandIn;
let crowd: Crowd;
let due: Due;
beforeAll(async () => {
  cloud = await cloudStandIn();
  crowd = await startCrowd(cloud.url);
  due = await makeDue(crowd, SESSIONS);
  await crowd.kinto.stop();
}, 400_000);
afterAll(async () => {
  await Promise.all(processes.map(({ product }) => product.kill()));
  await crowd.stop();
  await cloud.close();
});

interface Running {
  product: ProductProcess;
  /** Messages that it has handed over since it was last looked at: who tends the sessions sends what that wants sent. */
  sent: number;
}
const processes: Running[] = [];

async function start(): Promise<void> {
  const running: Running = { product: undefined as never, sent: 0 };
  running.product = await startProduct(crowd.variables, ({ msg }) => {
    if (msg.includes('Message handed over')) running.sent += 1;
  });
  processes.push(running);
}

/** Kills whoever is at work once `done` has come to so many, and starts another in its place. */
async function killWhoWorks(done: () => Promise<number>, atLeast: number): Promise<number> {
  await expect
    .poll(done, { timeout: PATIENCE_MS, interval: 50 })
    .toSatisfy((count: number) => count >= atLeast);
  const [worker] = processes.sort((a, b) => b.sent - a.sent);
  if (!worker) throw new Error('nobody runs');
  await worker.product.kill();
  processes.shift();
  for (const other of processes) other.sent = 0;
  const at = await done();
  await start();
  return at;
}

test('A thousand sessions are due in the same minute, four processes run and two are killed at work: each is reminded once, ends once, and the next in line starts once', {
  timeout: 1_800_000,
}, async () => {
  await Promise.all([1, 2, 3, 4].map(start));
  const unsent = async () =>
    (
      await crowd.database.sql(
        `SELECT 1 FROM outbound_messages WHERE status IN ('queued', 'sending', 'in_doubt')`,
      )
    ).length;
  const drained = async () => {
    await expect.poll(unsent, { timeout: PATIENCE_MS, interval: 250 }).toBe(0);
  };
  await drained();
  cloud.sends.length = 0;

  const reminded = async () => (await due.counts()).reminders.sessions;
  await due.forReminders();
  const firstKill = await killWhoWorks(reminded, 100);
  await expect.poll(reminded, { timeout: PATIENCE_MS, interval: 500 }).toBe(SESSIONS);
  await drained();

  const expired = async () => (await due.counts()).expired;
  await due.forExpiry();
  const secondKill = await killWhoWorks(expired, 100);
  await expect.poll(expired, { timeout: PATIENCE_MS, interval: 500 }).toBe(SESSIONS);
  await drained();

  const counts = await due.counts();
  const accepted = cloud.sends.filter(({ wamid }) => wamid !== null);
  const different = new Set(accepted.map(({ opaque }) => opaque)).size;
  recordFigure(
    'B3',
    `${SESSIONS} sessions, 4 processes, killed at ${firstKill} reminded and at ${secondKill} expired: ${counts.reminders.sessions} reminders, ` +
      `${counts.expired} expiries, ${counts.started.sessions} starts of the next in line, none twice; ` +
      `${accepted.length - different} messages sent once more`,
  );
  const once = { sessions: SESSIONS, most: 1 };
  expect(counts).toEqual({ reminders: once, expired: SESSIONS, started: once });
  expect(different).toBe(2 * SESSIONS);
  // Those that two dead processes had in hand may have been sent already.
  expect(accepted.length - different).toBeLessThanOrEqual(2 * 32);
});
