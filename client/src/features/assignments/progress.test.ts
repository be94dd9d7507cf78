import { expect, test } from 'vitest';
import { progressOf } from './progress.ts';

const session = (answered: number, totalTasks: number) => ({
  id: 's',
  status: 'active' as const,
  currentTaskIndex: 0,
  totalTasks,
  answered,
  startedAt: null,
  lastMessageAt: null,
  expiresAt: null,
  lastDelivery: null,
});

test.each([
  [3, 5, { answered: 3, total: 5, percent: 60 }],
  [0, 5, { answered: 0, total: 5, percent: 0 }],
  [7, 5, { answered: 5, total: 5, percent: 100 }],
  [0, 0, null],
])('%i of %i', (answered, total, expected) => {
  expect(progressOf({ session: session(answered, total) })).toEqual(expected);
});

test('there is none without a conversation', () => {
  expect(progressOf({ session: null })).toBeNull();
});
