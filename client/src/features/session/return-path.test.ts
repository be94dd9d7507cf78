import { expect, test } from 'vitest';
import { returnPath } from './return-path.ts';

test.each([
  ['/submissions/7?x=1#y', '/submissions/7?x=1#y'],
  [undefined, '/'],
  ['', '/'],
  ['//evil.example/x', '/'],
  ['/\\evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['https://evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/..//evil.example', '/'],
])('%j leads to %j', (wanted, expected) => {
  expect(returnPath(wanted, '/')).toBe(expected);
});
