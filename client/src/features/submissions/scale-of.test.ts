import { expect, test } from 'vitest';
import { scaleOf } from './scale-of.ts';

test('What is allowed lies between the limits, the value on its side of them', () => {
  const within = scaleOf(3, { min: 2, max: 4 });
  expect(within).toMatchObject({ from: 18, value: 50, to: 82 });
  const above = scaleOf(10, { min: 2, max: 4 });
  expect(above?.value).toBeGreaterThan(above?.to ?? 100);
  const below = scaleOf(-10, { min: 2, max: 4 });
  expect(below?.value).toBeLessThan(below?.from ?? 0);
});

test('One limit is open on the other side; equal marks are no trouble; without limits there is nothing to draw', () => {
  expect(scaleOf(5, { max: 4 })).toMatchObject({ from: 0 });
  expect(scaleOf(5, { min: 4 })).toMatchObject({ to: 100 });
  expect(scaleOf(0, { min: 0, max: 0 })).toEqual({ from: 18, to: 18, value: 18 });
  expect(scaleOf(5, {})).toBeNull();
});
