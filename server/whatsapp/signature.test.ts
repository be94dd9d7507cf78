import { describe, expect, it } from 'vitest';
import { sign, signatureMatches } from './signature.ts';

const secret = 'not-so-secret';
const body = Buffer.from('{"text":"\\u00e4 \\ud83d\\ude00"}');
const good = sign(body, secret);

it('signs as RFC 4231 says (test case 2)', () => {
  expect(sign(Buffer.from('what do ya want for nothing?'), 'Jefe')).toBe(
    'sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  );
});

it('takes the right signature of these bytes', () => {
  expect(signatureMatches(body, good, secret)).toBe(true);
});

describe('refuses', () => {
  it.each<[string, string | string[] | undefined]>([
    ['none', undefined],
    ['an empty one', ''],
    ['another', sign(Buffer.from('{}'), secret)],
    ['one by another secret', sign(body, 'other')],
    ['one without the prefix', good.slice(7)],
    ['sha1', `sha1=${good.slice(7)}`],
    ['capitals', good.replace(/[a-f]/g, (digit) => digit.toUpperCase())],
    ['one that is too short', good.slice(0, -1)],
    ['one that is too long', `${good}0`],
    ['one with a line end', `${good.slice(0, -1)}\n`],
    ['a repeated header', [good, good]],
    ['a repeated header, joined', `${good}, ${good}`],
    ['characters of several bytes', `sha256=${'ü'.repeat(64)}`],
  ])('%s', (_, header) => {
    expect(signatureMatches(body, header, secret)).toBe(false);
  });

  it('the same JSON in other bytes', () => {
    expect(signatureMatches(Buffer.from('{"text":"ä 😀"}'), good, secret)).toBe(false);
  });

  it('everything when there is no secret', () => {
    expect(signatureMatches(body, sign(body, ''), '')).toBe(false);
  });
});
