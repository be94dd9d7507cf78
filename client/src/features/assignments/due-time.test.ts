import { expect, test } from 'vitest';
import { dueTime } from './due-time.ts';

test('what was typed is local time', () => {
  expect(dueTime('2026-11-20T14:30')).toBe(new Date(2026, 10, 20, 14, 30).toISOString());
});

test.each(['', 'soon'])('%j is no time', (typed) => {
  expect(dueTime(typed)).toBeNull();
});
