import { afterEach, beforeEach, expect, test } from 'vitest';
import { recordFigure } from '../../scorecard/record-figure.ts';
import { type CloudStandIn, cloudStandIn, type Fate } from '../test/cloud-stand-in.ts';
import { type Crowd, press, startCrowd } from '../test/crowd.ts';
import { inTurn } from '../test/in-turn.ts';

let cloud: CloudStandIn;
let crowd: Crowd;
beforeEach(async () => {
  let now = Date.now;
  cloud = await cloudStandIn(() => now());
  crowd = await startCrowd(cloud.url);
  now = crowd.now;
});
afterEach(async () => {
  await crowd.stop();
  await cloud.close();
});

const TOO_FAST: Fate[] = [
  { kind: 'refuse', httpStatus: 429, retryAfter: 5 },
  { kind: 'refuse', httpStatus: 400, code: 130429 },
];

/** Lets so many seconds go by, five of them in each of ours: the outbox looks around once in each of ours. */
async function compressed(seconds: number): Promise<void> {
  for (let passed = 0; passed < seconds; passed += 5) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await crowd.passTime(4);
  }
}

const waiting = async () =>
  Number(
    (
      await crowd.database.sql(
        `SELECT count(*) FROM outbound_messages WHERE status IN ('queued', 'sending', 'in_doubt')`,
      )
    )[0]?.count,
  );
async function drained(patience: number): Promise<void> {
  await expect.poll(waiting, { timeout: patience, interval: 250 }).toBe(0);
}

/** Starts of the waves among these times: attempts that nothing separates by half a second. */
function waves(times: number[]): number[] {
  return times.filter((at, i) => i === 0 || at - (times[i - 1] ?? 0) > 500);
}

test('Five minutes of throttling: a thousand messages wait, a few are tried, and all of them go out afterwards, in order', async () => {
  await crowd.another();
  const early = await crowd.hire(400);
  const sessions = await crowd.assign(early, 3);
  await drained(120_000);
  cloud.sends.length = 0;

  const start = crowd.now();
  cloud.fate = (call) => {
    if (call && Number(call.to.slice(-1)) === 7) return { kind: 'refuse', httpStatus: 400, code: 131056 };
    return TOO_FAST[Math.floor((crowd.now() - start) / 60_000) % 2] as Fate;
  };
  const statuses = await inTurn(sessions, 8, ({ operator, sessionId }) =>
    crowd.deliver(operator, [press(`wamid.answer-${operator.id}`, sessionId, 0)]),
  );
  await crowd.assign(await crowd.hire(600), 1);
  const MESSAGES = 1_000;
  await compressed(300 - (crowd.now() - start) / 1_000);
  const throttled = cloud.sends.splice(0).map(({ at }) => at);

  // From now on as Meta's limit for a number is: 80 a second, and no more.
  let tokens = 80;
  let filledAt = performance.now();
  cloud.fate = () => {
    tokens = Math.min(80, tokens + ((performance.now() - filledAt) / 1_000) * 80);
    filledAt = performance.now();
    if (tokens < 1) return TOO_FAST[1] as Fate;
    tokens -= 1;
    return { kind: 'accept' };
  };
  // The longest wait that is left, by the clock.
  await crowd.passTime(130);
  const openedAt = performance.now();
  await drained(300_000);
  const seconds = (performance.now() - openedAt) / 1_000;

  expect(new Set(statuses)).toEqual(new Set([200]));
  const accepted = cloud.sends.filter(({ wamid }) => wamid !== null);
  const attempts = throttled.length + cloud.sends.length;
  const between = waves(throttled).map((at, i, all) => at - (all[i - 1] ?? at));
  const closest = Math.min(...between.slice(1)) / 1_000;
  const rate = MESSAGES / seconds;
  recordFigure(
    'E1',
    `${MESSAGES} messages, 5 minutes throttled (clock five times as fast), 2 processes: ${throttled.length} attempts meanwhile in ` +
      `${between.length} waves, the closest ${closest.toFixed(1)} s apart; ${(attempts / MESSAGES).toFixed(2)} attempts a message in all; ` +
      `drained at ${rate.toFixed(0)}/s, ${Math.round((rate / 80) * 100)} % of 80/s`,
  );
  expect(new Set(accepted.map(({ opaque }) => opaque)).size).toBe(MESSAGES);
  expect(accepted).toHaveLength(MESSAGES);
  expect(attempts).toBeLessThanOrEqual(3 * MESSAGES);
});

test.each([
  [131047, 'the window is closed'],
  [131026, 'the person cannot be reached'],
  [100, 'the call is wrong'],
])('%i (%s): tried once, given up for a reason that managers see', async (code) => {
  cloud.fate = (call) => (call ? { kind: 'refuse', httpStatus: 400, code } : { kind: 'accept' });
  await crowd.assign(await crowd.hire(50), 1);
  await drained(60_000);
  await compressed(60);
  const rows = await crowd.database.sql(
    'SELECT status, error_code, attempts, count(*)::int FROM outbound_messages GROUP BY 1, 2, 3',
  );
  recordFigure('E3', `${code}: 50 messages, ${cloud.sends.length} calls`, String(code));
  expect(rows).toEqual([{ status: 'failed', error_code: code, attempts: 1, count: 50 }]);
  expect(cloud.sends).toHaveLength(50);
});

test('190, the token is dead: sending stops, an admin is told, a call now and then finds out when it is good again', async () => {
  await crowd.assign(await crowd.hire(300), 1);
  await drained(120_000);
  cloud.sends.length = 0;
  let dead = true;
  cloud.fate = (call) => (call && dead ? { kind: 'refuse', httpStatus: 401, code: 190 } : { kind: 'accept' });
  const operators = await crowd.hire(300);
  await crowd.assign(operators, 1);
  await compressed(600);
  const calls = cloud.sends.splice(0).map(({ at }) => at);
  const first = calls[0] ?? 0;
  const together = calls.filter((at) => at < first + 5_000).length;
  const later = calls.filter((at) => at >= first + 5_000);
  const mostInAMinute = Math.max(
    ...later.map((from) => later.filter((at) => at >= from && at < from + 60_000).length),
  );
  const alarms = crowd.warnings.filter(
    ({ level, msg }) => level === 'error' && msg.includes('An admin has to act'),
  ).length;
  dead = false;
  await crowd.passTime(1_800);
  await drained(120_000);
  recordFigure(
    'E3',
    `190: 300 messages, 10 minutes (clock five times as fast): ${together} calls on their way together, then at most ` +
      `${mostInAMinute} a minute, ${calls.length} in all; ${alarms} alarms; all 300 sent once the token was good`,
    '190',
  );
  expect(alarms).toBeGreaterThanOrEqual(1);
  expect(together).toBeLessThanOrEqual(32);
  expect(mostInAMinute).toBeLessThanOrEqual(5);
  expect(new Set(cloud.sends.map(({ opaque }) => opaque)).size).toBe(300);
});
