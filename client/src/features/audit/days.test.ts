import { expect, test } from 'vitest';
import { beginOf, endOf } from './days.ts';

test('a day begins and ends by the clock of the site', () => {
  expect(beginOf('2026-11-20', 'Asia/Kolkata')).toBe('2026-11-19T18:30:00.000Z');
  expect(endOf('2026-11-20', 'Asia/Kolkata')).toBe('2026-11-20T18:30:00.000Z');
  expect(endOf('2026-12-31', 'UTC')).toBe('2027-01-01T00:00:00.000Z');
});

test('the day on which clocks go back has 25 hours', () => {
  const day = '2026-10-25';
  expect([beginOf(day, 'Europe/Berlin'), endOf(day, 'Europe/Berlin')]).toEqual([
    '2026-10-24T22:00:00.000Z',
    '2026-10-25T23:00:00.000Z',
  ]);
});

test.each([undefined, '', 'yesterday', '2026-11'])('%j is no day', (day) => {
  expect([beginOf(day, 'UTC'), endOf(day, 'UTC')]).toEqual([undefined, undefined]);
});
