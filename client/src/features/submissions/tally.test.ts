import { expect, test } from 'vitest';
import type { Answer } from '../../../../shared/contracts/submissions.ts';
import { tally } from './tally.ts';

const answer = (result: Answer['result'], outOfLimits = false): Answer => ({
  taskIndex: 0,
  taskName: 'x',
  result,
  remarks: '',
  outOfLimits,
  photos: [],
  answeredAt: '2026-11-20T12:00:00Z',
  edited: false,
});

test('counts what stands out', () => {
  const answers = [answer('OK'), answer('NOK'), answer('NA'), answer(null, true), answer('NOK')];
  expect(tally({ answers, totalTasks: 7 })).toEqual({ nok: 2, outOfLimits: 1, missing: 2 });
  expect(tally({ answers, totalTasks: 3 }).missing).toBe(0);
});
