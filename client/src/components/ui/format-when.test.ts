import { expect, test } from 'vitest';
import { formatFullDate, formatWhen } from './format-when.ts';

const lisbon = { language: 'en-GB', timeZone: 'Europe/Lisbon' };
const now = new Date('2026-11-20T14:00:00Z');

test.each([
  ['2026-11-20T09:05:00Z', '9:05'],
  ['2026-11-19T23:59:00Z', 'Yesterday 23:59'],
  ['2026-11-21T08:00:00Z', 'Tomorrow 8:00'],
  ['2026-11-18T14:05:00Z', '18 Nov 14:05'],
  ['2025-11-20T14:00:00Z', '20 Nov 2025'],
])('%s is %s', (iso, expected) => {
  expect(formatWhen(iso, now, lisbon).replace(/\b0(\d:)/, '$1')).toBe(expected);
});

test('the day is the one of the time zone, not of UTC', () => {
  const tokyo = { language: 'en-GB', timeZone: 'Asia/Tokyo' };
  expect(formatWhen('2026-11-20T16:00:00Z', now, tokyo)).toMatch(/^Tomorrow/);
  expect(formatWhen('2026-11-19T15:30:00Z', now, tokyo)).toMatch(/^0?0:30$/);
});

test('the full date leaves nothing to guess', () => {
  const full = formatFullDate('2026-07-01T12:00:05Z', lisbon);
  for (const part of ['Wednesday', '1 July 2026', '13:00:05']) expect(full).toContain(part);
});

test('in a sentence a day is a small word, and a month stays what it is', () => {
  const inSentence = (iso: string) =>
    formatWhen(iso, now, { language: 'en-US', timeZone: 'UTC' }, 'in a sentence');
  expect(inSentence('2026-11-21T08:00:00Z')).toMatch(/^tomorrow /);
  expect(inSentence('2026-11-23T08:00:00Z')).toMatch(/^Nov 23 /);
});
