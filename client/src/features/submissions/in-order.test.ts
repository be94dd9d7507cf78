import { expect, test } from 'vitest';
import type { DetailedAnswer } from '../../../../shared/contracts/submissions.ts';
import { inOrder } from './in-order.ts';

const answer = (taskIndex: number, more: Partial<DetailedAnswer> = {}): DetailedAnswer => ({
  ...{ taskIndex, taskName: 'x', result: 'OK', remarks: '', outOfLimits: false, photos: [] },
  ...{ answeredAt: '2026-11-20T12:00:00Z', edited: false, askedAt: null, seconds: null, earlier: [] },
  followUp: null,
  ...more,
});
const submission = {
  answers: [answer(0), answer(2, { outOfLimits: true, result: null }), answer(3, { result: 'NOK' })],
  unanswered: [{ taskIndex: 1, taskName: 'y', answerType: 'ok_nok' as const }],
};

test('As asked, the unanswered in their places; or what failed first', () => {
  const asked = (order: 'asked' | 'failed') => inOrder(submission, order).map((entry) => entry.taskIndex);
  expect(asked('asked')).toEqual([0, 1, 2, 3]);
  expect(asked('failed')).toEqual([2, 3, 0, 1]);
});
