import { expect, test } from 'vitest';
import { againstLimits } from './against-limits.ts';

test.each([
  [3, { min: 2, max: 4 }, 'within'],
  [2, { min: 2, max: 4 }, 'within'],
  [4, { min: 2, max: 4 }, 'within'],
  [1.9, { min: 2, max: 4 }, 'below'],
  [4.1, { min: 2, max: 4 }, 'above'],
  [-9, { max: 4 }, 'within'],
  [9, { min: 4 }, 'within'],
  [9, {}, null],
  ['9', { min: 1 }, null],
  [undefined, { min: 1 }, null],
])('%j against %j is %j', (value, limits, side) => {
  expect(againstLimits(value, limits)).toBe(side);
});
