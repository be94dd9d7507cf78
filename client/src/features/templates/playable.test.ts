import { expect, test } from 'vitest';
import { playable } from './playable.ts';

test('Tasks that are not finished are left out, and a template without a name has one meanwhile', () => {
  const oil = { taskName: 'Oil' };
  const draft = {
    name: '  ',
    tasks: [oil, { taskName: '' }, { taskName: 'Filter', answerType: 'choice', choices: ['Clean'] }],
  };
  expect(playable(draft, 'New checklist')).toEqual({ name: 'New checklist', tasks: [oil], leftOut: 2 });
  expect(playable({ name: 'Chiller', tasks: [oil] }, '').leftOut).toBe(0);
  expect(playable({ name: 'x', tasks: Array.from({ length: 101 }, () => oil) }, '')).toMatchObject({
    tasks: { length: 100 },
    leftOut: 1,
  });
});
