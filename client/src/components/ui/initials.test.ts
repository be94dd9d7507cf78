import { expect, test } from 'vitest';
import { initials } from './initials.ts';

test.each([
  ['Maria da Silva', 'MS'],
  ['  joão ', 'J'],
  ['😀 Okafor', '😀O'],
  ['', ''],
])('%j → %j', (name, expected) => {
  expect(initials(name)).toBe(expected);
});
