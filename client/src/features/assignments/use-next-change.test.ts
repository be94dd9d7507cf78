import { expect, test } from 'vitest';
import { nextChangeIn } from './use-next-change.ts';

const asOf = '2026-11-20T08:00:00.000Z';

test.each([
  ['2026-11-20T08:01:00.000Z', 0, 60_250],
  ['2026-11-20T08:01:00.000Z', 20_000, 40_250],
  ['2026-11-20T08:00:00.010Z', 5_000, 250],
  ['2026-11-20T18:30:00.000Z', 0, 3_600_000],
])('the change at %s, seen %d ms later, is asked for in %d ms', (nextChangeAt, age, expected) => {
  expect(nextChangeIn({ asOf, nextChangeAt }, age)).toBe(expected);
});
