import { expect, test } from 'vitest';
import { spanInWords } from './span-in-words.ts';

test.each([
  [0, '0 seconds'],
  [40.9, '40 seconds'],
  [60, '1 minute'],
  [12 * 60 + 59, '12 minutes'],
  [3_600, '1 hour'],
  [2 * 3_600 + 600, '2 hours, 10 minutes'],
  [86_400 * 3 + 3_600 * 2, '3 days, 2 hours'],
  [86_400 * 40 + 3_600, '40 days'],
  [-5, '0 seconds'],
])('%d s is %s', (seconds, words) => {
  expect(spanInWords(seconds, 'en')).toBe(words);
});
