import { expect, test } from 'vitest';
import { gatherTrends, type Measured } from './gather-trends.ts';

const measured = (more: Partial<Measured>): Measured => ({
  task_name: 'Discharge pressure',
  unit: 'bar',
  min: 6,
  max: 8,
  value: 7,
  out_of_limits: false,
  at: '2026-11-20T08:00:00.000Z',
  submission_id: 's1',
  ...more,
});

test('One line a task and unit, oldest first, with the newest limits', () => {
  const trends = gatherTrends([
    measured({ value: 8.5, out_of_limits: true, max: 8.2, submission_id: 's2' }),
    measured({ task_name: 'discharge pressure ', at: '2026-11-19T08:00:00.000Z' }),
    measured({ unit: 'psi', value: 101 }),
  ]);
  expect(trends).toHaveLength(2);
  expect(trends[0]).toMatchObject({ taskName: 'Discharge pressure', unit: 'bar', min: 6, max: 8.2 });
  expect(trends[0]?.points.map(({ value, outOfLimits }) => [value, outOfLimits])).toEqual([
    [7, false],
    [8.5, true],
  ]);
  expect(trends[1]).toMatchObject({ unit: 'psi', points: [{ value: 101, submissionId: 's1' }] });
});

test('Nothing measured, nothing shown', () => {
  expect(gatherTrends([])).toEqual([]);
});
