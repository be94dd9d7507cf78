import { expect, test } from 'vitest';
import { isMoment, keyWords, referredKind } from './fact-words.ts';

test.each([
  ['phoneNumber', 'Phone number'],
  ['operatorId', 'Operator'],
  ['id', 'Id'],
  ['min_value', 'Min value'],
  ['whatsappEnabled', 'WhatsApp enabled'],
  ['3', '3'],
  ['', ''],
])('%j is %j', (key, words) => {
  expect(keyWords(key)).toBe(words);
});

test('numbers that refer to something are known by their key', () => {
  expect(['machineId', 'operatorId', 'userId', 'id'].map(referredKind)).toEqual([
    'machine',
    'operator',
    null,
    null,
  ]);
});

test('moments are known by their form', () => {
  expect([isMoment('2026-11-20T08:00:00.000Z'), isMoment('2026-11-20'), isMoment(7)]).toEqual([
    true,
    false,
    false,
  ]);
});
