import { describe, expect, test } from 'vitest';
import { asTyped, fold, normalise } from './normalise.ts';

test.each([
  ['  OK ', 'OK'],
  ['ＯＫ', 'OK'],
  ['👍🏽', '👍'],
  ['✔️', '✔'],
  ['✔︎', '✔'],
  ['٧', '7'],
  ['९', '9'],
  ['๐', '0'],
  ['໙', '9'],
  ['𝟗', '9'],
  ['᠙', '9'],
  ['㎎', 'mg'],
  ['℃', '°C'],
  ['o\u00ADk', 'ok'],
  ['\u202Bok\u202C', 'ok'],
  ['\uFEFFok', 'ok'],
  ['', ''],
  ['\u200B', ''],
  ['𞥙', '9'],
])('normalise %j', (text, wanted) => expect(normalise(text)).toBe(wanted));

test('every decimal digit of every script is its own value', () => {
  const faults: string[] = [];
  for (let zero = 0x30; zero < 0x1fbfa; zero++) {
    const digit = String.fromCodePoint(zero);
    if (!/\p{Nd}/u.test(digit)) continue;
    if (Number(normalise(digit)) !== DIGITS.get(zero))
      faults.push(`U+${zero.toString(16)} ${normalise(digit)}`);
  }
  expect(faults).toEqual([]);
});

/** Unicode gives each script ten digits in a row, so the n-th decimal digit of all is n modulo ten. */
const DIGITS = new Map(
  Array.from({ length: 0x1fbfa }, (_, code) => code)
    .filter((code) => /\p{Nd}/u.test(String.fromCodePoint(code)))
    .map((code, i) => [code, i % 10]),
);

test('fold forgets case and spacing', () => expect(fold(' Slightly\n DIRTY ')).toBe('slightly dirty'));

describe('asTyped', () => {
  test.each([
    ['NOK - 5 m³', '5 m3', '5 m³'],
    ['OK', '', ''],
    ['👍🏽 fine', 'fine', 'fine'],
    ['"ok - fine"', 'fine', 'fine'],
    ['ok  a', 'a', 'a'],
  ])('%j ending in %j', (text, tail, wanted) => expect(asTyped(text, tail)).toBe(wanted));
});
