import { expect, test } from 'vitest';
import { limitsOf } from './limits-of.ts';

test.each([
  [{ min: 2, max: 4, unit: 'bar' }, '2 – 4 bar'],
  [{ min: 0 }, '≥ 0'],
  [{ max: 4, unit: '°C' }, '≤ 4 °C'],
  [{ unit: 'ppm' }, 'ppm'],
  [{}, ''],
])('%j → %j', (task, expected) => {
  expect(limitsOf(task)).toBe(expected);
});
