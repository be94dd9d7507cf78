import { expect, test } from 'vitest';
import type { Task } from '../task.ts';
import { en } from './en.ts';

const task = (limits: Partial<Task>): Task => ({
  taskName: 'Pressure',
  answerType: 'number',
  photo: 'none',
  ...limits,
});

test.each([
  [{}, 7.5],
  [{ min: 6, max: 8 }, 7.5],
  [{ min: 2, max: 4.5 }, 4.5],
  [{ min: 70, max: 90 }, 70],
  [{ min: 8 }, 8],
  [{ max: -18 }, -18],
])('The example of a number within %j is %d', (limits, example) => {
  expect(en.expected(task(limits))).toContain(`such as ${example}. `);
});

test.each([
  ['Oil level', 'Oil level: OK'],
  ['Pressure (bar)', 'Pressure (bar): OK'],
  ['Anything unusual?', 'Anything unusual? OK'],
  ['Guards closed!', 'Guards closed! OK'],
  ['Note:', 'Note: OK'],
  ['有问题吗？', '有问题吗？ OK'],
  ['هل من تسرب؟', 'هل من تسرب؟ OK'],
])('The summary names %j with one mark behind it', (taskName, line) => {
  const okNok: Task = { taskName, answerType: 'ok_nok', photo: 'none' };
  const answer = { result: 'OK', remarks: '', outOfLimits: false } as const;
  expect(en.summaryLine(4, taskName, answer, okNok, 0)).toBe(`✅ 4. ${line}`);
});
