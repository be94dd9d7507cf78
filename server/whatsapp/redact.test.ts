import { expect, it } from 'vitest';
import { redact } from './redact.ts';

it.each([
  ['a secret', 'Bad token EAAGm0PX in header', 'Bad token … in header'],
  ['a secret that comes twice', 'EAAGm0PX, EAAGm0PX', '…, …'],
  ['a number down to its last four', 'to +16505550142', 'to +…0142'],
  ['a number within other words', 'wa_id 16505550142.', 'wa_id …0142.'],
])('takes out %s', (_, text, expected) => {
  expect(redact(text, ['EAAGm0PX', 'OK'])).toBe(expected);
});

it('leaves codes and short words of our own alone', () => {
  expect(redact('(#131047) OK is no answer', ['OK'])).toBe('(#131047) OK is no answer');
});

it('ends after 500 units', () => {
  expect(redact('x'.repeat(600), [])).toHaveLength(500);
});
