import { expect, test } from 'vitest';
import { momentOf, wallClockOf } from './site-clock.ts';

test('A picked date is the site’s wall clock, summer and winter', () => {
  expect(momentOf('2026-11-20 14:00:00', 'Asia/Kolkata')).toBe('2026-11-20T08:30:00.000Z');
  expect(momentOf('2026-07-01 14:00:00', 'Europe/London')).toBe('2026-07-01T13:00:00.000Z');
  expect(momentOf('2026-12-01 14:00:00', 'Europe/London')).toBe('2026-12-01T14:00:00.000Z');
  expect(momentOf('soon', 'Europe/London')).toBeNull();
});

test('And back', () => {
  expect(wallClockOf('2026-07-01T13:00:00.000Z', 'Europe/London')).toBe('2026-07-01 14:00:00');
  expect(wallClockOf('2026-11-20T23:45:00.000Z', 'Asia/Kolkata')).toBe('2026-11-21 05:15:00');
});
