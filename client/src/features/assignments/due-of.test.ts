import { expect, test } from 'vitest';
import { dueOf } from './due-of.ts';

const now = new Date('2026-11-20T12:00:00Z');

test.each([
  ['2026-11-20T12:00:00Z', { kind: 'late', minutes: 0 }],
  ['2026-11-20T11:59:01Z', { kind: 'late', minutes: 0 }],
  ['2026-11-20T09:58:30Z', { kind: 'late', minutes: 121 }],
  ['2026-11-20T12:00:01Z', { kind: 'soon', minutes: 1, pressing: true }],
  ['2026-11-20T13:00:00Z', { kind: 'soon', minutes: 60, pressing: true }],
  ['2026-11-20T13:00:01Z', { kind: 'soon', minutes: 61, pressing: false }],
  ['2026-11-21T12:00:00Z', { kind: 'soon', minutes: 1440, pressing: false }],
  ['2026-11-21T12:00:01Z', { kind: 'later' }],
])('due at %s is %o', (dueAt, expected) => {
  expect(dueOf(dueAt, now)).toEqual(expected);
});
