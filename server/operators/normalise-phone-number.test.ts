import { expect, test } from 'vitest';
import { normalisePhoneNumber } from './normalise-phone-number.ts';

test.each([
  ['+12025550123', '+12025550123'],
  [' +1 (202) 555-0123 ', '+12025550123'],
  ['001 202.555.0123', '+12025550123'],
  ['00 1 202 555 0123', '+12025550123'],
  ['\u202a+1\u00a0202\u2011555\u20110123\u202c', '+12025550123'],
  ['＋１２０２５５５０１２３', '+12025550123'],
  ['+44 (0)20 7946 0000', '+442079460000'],
  ['+919999999999', '+919999999999'],
  ['+5215512345678', '+525512345678'],
  ['+551187654321', '+5511987654321'],
  ['+5491123456789', '+5491123456789'],
  ['+541123456789', '+541123456789'],
])('%s is %s', (input, number) => {
  expect(normalisePhoneNumber(input)).toBe(number);
});

test.each([
  ['2025550123', 'must begin with + (or 00) and the country code, such as +1 202 555 0123'],
  ['garbage', 'must begin with + (or 00) and the country code, such as +1 202 555 0123'],
  ['+', 'is not a phone number'],
  ['+garbage', 'is not a phone number'],
  ['+1 202 555 0123 or so', 'is not a phone number'],
  ['+999 123 456', 'begins with a country code that does not exist'],
  ['+44 12', 'is too short for a number of its country'],
  ['+1 202 555 012', 'is too short for a number of its country'],
  ['+1 202 555 01234', 'is too long for a number of its country'],
  ['+12025550123456789', 'is too long for a number of its country'],
  ['+44 7700 900001', 'is a number that its country does not give out'],
  ['+1 202 555 0123 ext. 5', 'has an extension: WhatsApp reaches whole numbers only'],
])('%s is refused: it %s', (input, reason) => {
  expect(() => normalisePhoneNumber(input)).toThrow(
    expect.objectContaining({ code: 'bad_request', fields: { phoneNumber: reason } }),
  );
});

test('The field is named as the caller calls it', () => {
  expect(() => normalisePhoneNumber('12', 'to')).toThrow(/^to must begin/);
});
