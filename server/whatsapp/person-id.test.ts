import { expect, it } from 'vitest';
import { readUserId, readWaId } from './person-id.ts';

it.each([
  ['16505550142', '16505550142'],
  ['+1 (650) 555-0142', '16505550142'],
  ['123456789012345', '123456789012345'],
  ['1234567890123456', null],
  ['1234', null],
  ['1650555x142', null],
  ['US.1349', null],
  ['', null],
  [undefined, null],
])('reads the number %s as %s', (text, expected) => {
  expect(readWaId(text)).toBe(expected);
});

it.each([
  ['US.13491208655302741918', true],
  ['US.ENT.11815799212886844830', true],
  [`BR.${'a'.repeat(128)}`, true],
  [`BR.${'a'.repeat(129)}`, false],
  ['us.1', false],
  ['USA.1', false],
  ['US.', false],
  ['US.1 ', false],
  ['16505550142', false],
])('knows whether %s is a user id: %s', (text, is) => {
  expect(readUserId(text)).toBe(is ? text : null);
});
