import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policyOf } from './error-policy.ts';
import { policyTable } from './policy-table.ts';

const never = () => 0;
const always = () => 0.999;
const of = (code: number | null, httpStatus: number | null = null) => policyOf({ code, httpStatus }, never);
const waits = (code: number, attempts: number) =>
  Array.from({ length: attempts }, (_, at) => of(code).delaySeconds(at + 1));

/** The codes of Meta's table by what must be done; written down here a second time, on purpose. */
const groups: [action: string, scope: string, alarm: boolean, codes: number[]][] = [
  ['retry', 'app', true, [0, 3, 10, 102, 104, 190, 200, 210, 299, 368, 131005, 131031]],
  ['retry', 'app', false, [4, 80007]],
  ['retry', 'number', false, [130429, 131057, 2494100]],
  ['retry', 'number', true, [131037, 131042, 131044, 131045, 131048, 133000, 133010, 133016, 134011, 141006]],
  ['retry', 'recipient', false, [131056]],
  [
    'retry',
    'message',
    false,
    [1, 2, 613, 131000, 131014, 131016, 131053, 133004, 133015, 134101, 134102, 139102, 139103],
  ],
  [
    'give-up',
    'recipient',
    false,
    [130403, 130472, 130497, 131021, 131026, 131030, 131047, 131049, 131050, 131062, 137000],
  ],
  [
    'give-up',
    'message',
    false,
    [
      100, 130501, 131008, 131009, 131020, 131041, 131051, 131052, 131055, 131059, 131060, 131215, 132005,
      135000, 136024, 138000, 138018, 139100, 139101, 147001, 147005, 200005, 200007,
    ],
  ],
  [
    'give-up',
    'message',
    true,
    [
      33, 131063, 131064, 132000, 132001, 132007, 132008, 132012, 132015, 132016, 132018, 132068, 132069,
      133005, 133006, 133008, 133009, 134100, 139000, 139004, 2388019, 2494001, 2593107, 1752041,
    ],
  ],
];

describe.each(groups)('%s for the %s, alarm %s', (action, scope, alarm, codes) => {
  it.each(codes)('%i', (code) => {
    expect(of(code)).toMatchObject({ action, scope, alarm });
  });
});

it('is tested for every code of the table', () => {
  const tested = new Set(groups.flatMap(([, , , codes]) => codes));
  expect(Object.keys(policyTable).filter((code) => !tested.has(Number(code)))).toEqual([]);
});

describe('how long to wait', () => {
  it.each<[string, number, number[]]>([
    ['4^X for too many messages to one person', 131056, [1, 4, 16, 64, 256, 1024, 1024]],
    ['a second, doubling, for too many messages in all', 130429, [1, 2, 4, 8, 16, 32, 60]],
    ['15 s, doubling, for a token that has ended', 190, [15, 30, 60, 120]],
    ['15 s, doubling, for too many calls', 4, [15, 30, 60, 120]],
    ['a minute for maintenance', 131057, [60, 120]],
    ['a second, doubling, for what passes', 131016, [1, 2, 4, 8, 16, 32, 60, 60]],
    ['no time for what is given up', 131047, [0, 0]],
  ])('%s', (_, code, expected) => {
    expect(waits(code, expected.length)).toEqual(expected);
  });

  it('lets chance add, never take away', () => {
    expect(policyOf({ code: 2 }, always).delaySeconds(3)).toBeCloseTo(6, 1);
    fc.assert(
      fc.property(
        fc.oneof(fc.constantFrom(...Object.keys(policyTable).map(Number)), fc.integer()),
        fc.integer({ min: 0, max: 10_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (code, attempt, chance) => {
          const policy = policyOf({ code, httpStatus: 500 }, () => chance);
          const least = policyOf({ code, httpStatus: 500 }, never).delaySeconds(attempt);
          expect(policy.delaySeconds(attempt)).toBeGreaterThanOrEqual(least);
          expect(policy.delaySeconds(attempt)).toBeLessThanOrEqual(86_400);
        },
      ),
    );
  });
});

describe('what the table does not know', () => {
  it.each<[string, Parameters<typeof policyOf>[0], object]>([
    ['a code with 4xx', { code: 999_999, httpStatus: 400 }, { action: 'give-up', scope: 'message' }],
    ['a code with 403', { code: 999_999, httpStatus: 403 }, { action: 'give-up', scope: 'message' }],
    ['a code with 5xx', { code: 999_999, httpStatus: 502 }, { action: 'retry', scope: 'message' }],
    ['a code with 429', { code: 999_999, httpStatus: 429 }, { action: 'retry', scope: 'number' }],
    ['a code of a delivery status', { code: 999_999 }, { action: 'give-up' }],
    [
      'a code that Meta calls transient',
      { code: 999_999, httpStatus: 400, isTransient: true },
      { action: 'retry' },
    ],
    ['no code with 5xx', { code: null, httpStatus: 503 }, { action: 'retry' }],
    ['no code with 429', { code: null, httpStatus: 429 }, { action: 'retry', scope: 'number' }],
    ['no code with 408', { code: null, httpStatus: 408 }, { action: 'retry' }],
    ['no code with 401', { code: null, httpStatus: 401 }, { action: 'retry', scope: 'app', alarm: true }],
    ['no code with 404', { code: null, httpStatus: 404 }, { action: 'retry' }],
    ['no code with 302', { code: null, httpStatus: 302 }, { action: 'retry' }],
    ['no code with 413', { code: null, httpStatus: 413 }, { action: 'give-up' }],
  ])('%s', (_, error, expected) => {
    expect(policyOf(error, never)).toMatchObject(expected);
  });
});

it('takes 429 for later, whatever the code', () => {
  expect(of(100, 429)).toMatchObject({ action: 'retry', scope: 'number' });
  expect(of(131056, 429)).toMatchObject({ action: 'retry', scope: 'recipient' });
});

it('believes Meta that the same message may go through later, but not that a closed window will open', () => {
  expect(policyOf({ code: 100, httpStatus: 400, isTransient: true }, never).action).toBe('retry');
  expect(policyOf({ code: 131047, httpStatus: 400, isTransient: true }, never).action).toBe('give-up');
});

it('asks for one try exactly when it gives up', () => {
  for (const code of Object.keys(policyTable).map(Number)) {
    const { action, maxAttempts } = of(code);
    expect(maxAttempts === 1, `${code}`).toBe(action === 'give-up');
  }
});

it('has a sentence for people', () => {
  for (const { words } of Object.values(policyTable)) expect(words).toMatch(/^[A-Z].{15,110}\.$/);
  expect(of(131047).plainWords).toBe('The 24-hour window is closed: the operator has to write first.');
  expect(of(7777, 400).plainWords).toBe('WhatsApp refused the message (error 7777).');
});
