import { expect, test } from 'vitest';
import { brief, shorten } from './shorten.ts';

test.each([
  ['short', 10, 'short'],
  ['two\nlines', 20, 'two lines'],
  ['abcdefghij', 5, 'abcd…'],
  ['👨🏽‍🔧👨🏽‍🔧', 8, '👨🏽‍🔧…'],
  ['👨🏽‍🔧👨🏽‍🔧', 6, '…'],
  ['abc', 0, ''],
  ['abc', 1, '…'],
  ['ab cd', 4, 'ab…'],
])('%j in %i units is %j', (text, room, wanted) => {
  expect(shorten(text, room)).toBe(wanted);
  expect(shorten(text, room).length).toBeLessThanOrEqual(Math.max(room, 0));
});

test('brief shortens words, not numbers', () => {
  const long = 'x'.repeat(500);
  const answer = { result: 'OK' as const, remarks: long, outOfLimits: false };
  expect(brief({ ...answer, value: long })).toMatchObject({
    remarks: `${'x'.repeat(199)}…`,
    value: `${'x'.repeat(199)}…`,
  });
  expect(brief({ ...answer, value: 7 }).value).toBe(7);
});
