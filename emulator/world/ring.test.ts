import { expect, it } from 'vitest';
import { createRing } from './ring.ts';

it.each([
  [0, []],
  [3, [1, 2, 3]],
  [4, [2, 3, 4]],
  [8, [6, 7, 8]],
])('keeps the newest three of %i', (count, kept) => {
  const ring = createRing<number>(3);
  for (let item = 1; item <= count; item += 1) ring.push(item);
  expect(ring.toArray()).toEqual(kept);
});
