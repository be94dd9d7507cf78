import { expect, test } from 'vitest';
import { swipeOf } from './swipe-of.ts';

const from = { x: 200, y: 300 };
test.each([
  [{ x: 100, y: 310 }, 1, 1],
  [{ x: 300, y: 290 }, 1, -1],
  [{ x: 170, y: 300 }, 1, null],
  [{ x: 100, y: 400 }, 1, null],
  [{ x: 100, y: 310 }, 2, null],
])('to %j at scale %d', (to, scale, step) => {
  expect(swipeOf(from, to, scale)).toBe(step);
});
test('A finger that came down elsewhere swipes nothing', () => {
  expect(swipeOf(null, from, 1)).toBeNull();
});
