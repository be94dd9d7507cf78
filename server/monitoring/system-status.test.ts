import { pino } from 'pino';
import { expect, test } from 'vitest';
import { testContext } from '../test/test-context.ts';
import { byLimits, type Check } from './check.ts';
import { systemStatusVerb } from './get-system-status.ts';
import { createSystemStatus } from './read-system-status.ts';

const log = pino({ level: 'silent' });
const good: Check = async () => ({ status: 'healthy', pending: 0 });
const off: Check = async () => ({ status: 'off' });
const uneasy: Check = async () => ({ status: 'warning', action: 'Look at it.' });
const bad: Check = async () => {
  throw new Error('postgres://user:secret@host');
};

function clockOf(start = 0) {
  let now = start;
  return { clock: () => new Date(now), pass: (milliseconds: number) => (now += milliseconds) };
}
const read = (checks: Record<string, Check>) =>
  createSystemStatus({ checks, log, ...clockOf(), longest: 20 })();

test.each([
  ['healthy', { a: good, b: off }],
  ['warning', { a: good, b: uneasy }],
  ['error', { a: bad, b: uneasy }],
])('Overall is %s as the worst of its parts; what is off is meant to be', async (overall, checks) => {
  expect((await read(checks)).overall).toBe(overall);
});

test('A check that throws or hangs is an error of that part alone, and tells no secret', async () => {
  const status = await read({ a: good, b: bad, c: () => new Promise(() => {}) });
  expect(status.services).toMatchObject({
    a: { status: 'healthy' },
    b: { status: 'error' },
    c: { status: 'error' },
  });
  expect(JSON.stringify(status)).not.toContain('secret');
});

test('Since when: until the state changes', async () => {
  const { clock, pass } = clockOf();
  let check = good;
  const status = createSystemStatus({ checks: { a: () => check() }, clock, log });
  const since = async () => (await status()).services.a?.since;
  expect(await since()).toBe('1970-01-01T00:00:00.000Z');
  pass(5_000);
  expect(await since()).toBe('1970-01-01T00:00:00.000Z');
  check = uneasy;
  pass(5_000);
  expect(await since()).toBe('1970-01-01T00:00:10.000Z');
});

test('Asked a thousand times in a second, it looks once', async () => {
  const { clock, pass } = clockOf();
  let looks = 0;
  const check: Check = async () => ({ status: 'healthy', looks: ++looks });
  const status = createSystemStatus({ checks: { a: check }, clock, log });
  await Promise.all(Array.from({ length: 1000 }, status));
  expect(looks).toBe(1);
  pass(1_000);
  await status();
  expect(looks).toBe(2);
});

test('Without a login: states alone; with one: numbers and what to do', async () => {
  const status = systemStatusVerb(() => read({ a: good, b: uneasy }), {
    version: '1.2.3',
    uptime: () => 61.4,
  });
  const context = testContext({} as Parameters<typeof testContext>[0]);
  const input = { params: {}, query: {}, body: {} };
  const nobody = await status({ ...context, actor: { kind: 'nobody' } }, input);
  expect(nobody.services).toEqual({ a: { status: 'healthy' }, b: { status: 'warning' } });
  expect(nobody).not.toHaveProperty('version');
  expect(await status(context, input)).toMatchObject({ version: '1.2.3', uptimeSeconds: 61 });
  expect((await status(context, input)).services).toMatchObject({
    a: { status: 'healthy', pending: 0 },
    b: { status: 'warning', action: 'Look at it.' },
  });
});

test('Limits: up to one it is well, above the other it is not', () => {
  const limits = { warning: 60, error: 300 };
  expect([0, 60, 61, 300, 301].map((value) => byLimits(value, limits))).toEqual([
    'healthy',
    'healthy',
    'warning',
    'warning',
    'error',
  ]);
});
