import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Press, pressId, readPressId } from './press-id.ts';

const sessionId = '0b1f7e0c-1d3a-4b52-9c7e-2f6a5d4c3b2a';
const presses: Record<Press['kind'], Press> = {
  answer: { kind: 'answer', sessionId, taskIndex: 99, value: 'NOK' },
  edit: { kind: 'edit', sessionId, taskIndex: 0 },
  'photo-for': { kind: 'photo-for', sessionId, taskIndex: 7 },
  confirm: { kind: 'confirm', sessionId },
  'choose-edit': { kind: 'choose-edit', sessionId },
  'stop-yes': { kind: 'stop-yes', sessionId },
  'stop-no': { kind: 'stop-no', sessionId },
  switch: { kind: 'switch', sessionId },
};

test.each(Object.values(presses))('$kind comes back as it was given', (press) => {
  expect(readPressId(pressId(press))).toEqual(press);
  expect(pressId(press).length).toBeLessThanOrEqual(200);
});

test.each([
  '',
  'OK',
  'answer',
  'answer|s',
  'answer|s|x|OK',
  'answer|s|1234|OK',
  'answer||1|OK',
  'edit|s',
  'edit|s|-1',
  'unknown|s|1',
  '|s|1',
  'confirm',
])('%j was never ours', (id) => expect(readPressId(id)).toBeNull());

test('reading never throws', () => {
  fc.assert(
    fc.property(fc.string(), (id) => {
      readPressId(id);
    }),
    { numRuns: 300 },
  );
});
