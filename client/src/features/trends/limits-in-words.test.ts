import { expect, test } from 'vitest';
import { limitsInWords, scaleOf } from './limits-in-words.ts';

const words = {
  both: (min: string, max: string) => `${min} to ${max}`,
  min: (min: string) => `from ${min}`,
  max: (max: string) => `up to ${max}`,
  none: 'none',
};

test('Limits in words, with the unit once', () => {
  expect(limitsInWords({ min: 6, max: 8, unit: 'bar' }, words)).toBe('6 to 8 bar');
  expect(limitsInWords({ min: 0, max: null, unit: null }, words)).toBe('from 0');
  expect(limitsInWords({ min: null, max: 40, unit: '°C' }, words)).toBe('up to 40 °C');
  expect(limitsInWords({ min: null, max: null, unit: 'bar' }, words)).toBe('none');
});

test('The scale holds all values and the limits, also when they are all the same', () => {
  const point = (value: number) => ({ at: '', value, outOfLimits: false, submissionId: '' });
  const [low, high] = scaleOf({ points: [point(7), point(9)], min: 6, max: 8 });
  expect(low).toBeLessThan(6);
  expect(high).toBeGreaterThan(9);
  const [below, above] = scaleOf({ points: [point(0)], min: null, max: null });
  expect(below).toBeLessThan(0);
  expect(above).toBeGreaterThan(0);
});
