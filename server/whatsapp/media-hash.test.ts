import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { sameSha256 } from './media-hash.ts';

// These bytes hash to base64 with both '+' and '/'.
const hash = createHash('sha256').update('photo 11').digest();
const hex = hash.toString('hex');

it.each([
  ['hex', hex],
  ['hex in capitals', hex.toUpperCase()],
  ['base64', hash.toString('base64')],
  ['base64 without padding', hash.toString('base64').replace('=', '')],
  ['base64 for addresses', hash.toString('base64url')],
])('is the same: %s', (_, given) => {
  expect(sameSha256(given, hex)).toBe(true);
});

const other = createHash('sha256').update('another').digest();
it.each([
  ['another hash', other.toString('base64')],
  ['another hash in hex', other.toString('hex')],
  ['nothing', ''],
  ['half of it', hex.slice(0, 32)],
  ['something else', 'not a hash'],
])('is not the same: %s', (_, given) => {
  expect(sameSha256(given, hex)).toBe(false);
});

it('takes nothing for equal when neither is a hash', () => {
  expect(sameSha256('', '')).toBe(false);
});
