import { expect, it } from 'vitest';
import { FETCH_DELAYS, fetchDelay } from './fetch-delays.ts';

it('waits longer after each attempt, for hours, and then no more', () => {
  const delays = FETCH_DELAYS.map((_, i) => fetchDelay(i + 1, 0));
  expect(delays).toEqual([...FETCH_DELAYS].sort((a, b) => a - b));
  expect(FETCH_DELAYS.reduce((sum, delay) => sum + delay, 0)).toBeGreaterThan(12 * 3_600);
  expect(fetchDelay(FETCH_DELAYS.length + 1, 0)).toBeNull();
});

it('spreads photos that failed together, and never comes back sooner', () => {
  expect(fetchDelay(2, 0.99)).toBeGreaterThan(140);
  expect(fetchDelay(2, 0)).toBe(120);
});
