import { expect, test } from 'vitest';
import { operatorTags } from './operator-tag.ts';

const free = {
  id: 1,
  conversationId: null,
  waiting: 0,
  lastHeardAt: null,
  windowOpenUntil: null,
  failure: null,
};

test('free, talking, waiting and out of reach, several at once', () => {
  expect(operatorTags(free)).toEqual(['free']);
  expect(operatorTags({ ...free, conversationId: 's1', waiting: 2 })).toEqual(['talking', 'waiting']);
  const failure = { at: '2026-11-20T08:00:00Z', reason: 'not on WhatsApp' };
  expect(operatorTags({ ...free, failure })).toEqual(['unreachable']);
  expect(operatorTags({ ...free, failure, conversationId: 's1' })).toEqual(['unreachable', 'talking']);
});
