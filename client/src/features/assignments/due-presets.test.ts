import { expect, test } from 'vitest';
import { duePresets } from './due-presets.ts';

const of = (now: string, zone = 'Asia/Kolkata') =>
  duePresets(new Date(now), zone).map(({ kind, at }) => `${kind} ${at}`);

test.each([
  [
    'in the morning',
    '2026-11-20T04:00:00Z',
    ['hours 2026-11-20T06:00:00.000Z', 'shift 2026-11-20T08:30:00.000Z', 'today 2026-11-20T12:30:00.000Z'],
  ],
  [
    'late in the evening, when it is a day later in UTC terms',
    '2026-11-20T17:00:00Z',
    ['hours 2026-11-20T19:00:00.000Z', 'shift 2026-11-21T00:30:00.000Z', 'tomorrow 2026-11-21T12:30:00.000Z'],
  ],
  [
    'at the very end of a shift the next one counts',
    '2026-11-20T08:30:00Z',
    ['hours 2026-11-20T10:30:00.000Z', 'shift 2026-11-20T16:30:00.000Z', 'today 2026-11-20T12:30:00.000Z'],
  ],
])('the site’s wall clock: %s', (_, now, expected) => {
  expect(of(now)).toEqual(expected);
});

test('over the change to summer time', () => {
  expect(of('2026-03-28T23:30:00Z', 'Europe/Berlin')).toEqual([
    'hours 2026-03-29T01:30:00.000Z',
    'shift 2026-03-29T04:00:00.000Z',
    'today 2026-03-29T16:00:00.000Z',
  ]);
});
