import { expect, test } from 'vitest';
import { secretIn } from './secret-in-fragment.ts';

test.each([
  ['', ''],
  ['#', ''],
  ['#abc_-D', 'abc_-D'],
  ['#a%20b%20', 'a b'],
  ['#100%', '100%'],
])('behind %j is %j', (hash, secret) => {
  expect(secretIn(hash)).toBe(secret);
});
