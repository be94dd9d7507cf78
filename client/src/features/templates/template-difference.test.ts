import { expect, test } from 'vitest';
import type { Task } from '../../../../shared/contracts/templates.ts';
import { type Change, templateDifference } from './template-difference.ts';

const task = (id: number, over: Partial<Task> = {}): Task => ({
  id,
  taskName: `Task ${id}`,
  answerType: 'ok_nok',
  photo: 'optional',
  ...over,
});
const version = (...tasks: Task[]) => ({ name: 'Round', tasks });
const said = (changes: Change[]) =>
  changes.map((change) => {
    if (change.kind === 'renamed') return `renamed ${change.before} → ${change.after}`;
    if (change.kind === 'moved') return `moved ${change.task.id} ${change.from} → ${change.to}`;
    if (change.kind === 'changed')
      return `changed ${change.task.id} ${change.fields.map((f) => `${f.field} ${f.before} → ${f.after}`).join(', ')}`;
    return `${change.kind} ${change.task.id} at ${change.position}`;
  });
const order = (...ids: number[]) => version(...ids.map((id) => task(id)));

test('The same is no difference', () => {
  const one = version(task(1, { choices: ['a', 'b'], answerType: 'choice' }));
  expect(templateDifference(one, structuredClone(one))).toEqual([]);
});

test('A new name, tasks that came and went, and what was changed in them', () => {
  const before = version(task(1), task(2, { answerType: 'number', min: 2, max: 4, unit: 'bar' }), task(3));
  const after = {
    name: 'Daily round',
    tasks: [
      task(1, { verificationCriteria: 'Dry' }),
      task(2, { answerType: 'number', min: 2, max: 5, unit: 'bar' }),
      task(9),
    ],
  };
  expect(said(templateDifference(before, after))).toEqual([
    'renamed Round → Daily round',
    'removed 3 at 3',
    'changed 1 verificationCriteria undefined → Dry',
    'changed 2 max 4 → 5',
    'added 9 at 3',
  ]);
});

test.each([
  [[1, 2, 3, 4], [4, 1, 2, 3], ['moved 4 4 → 1']],
  [[1, 2, 3, 4], [2, 3, 4, 1], ['moved 1 1 → 4']],
  [[1, 2, 3], [2, 1, 3], ['moved 1 1 → 2']],
  [[1, 2, 3], [1, 9, 2, 3], ['added 9 at 2']],
  [[1, 2, 3], [2, 3], ['removed 1 at 1']],
  [
    [1, 2, 3, 4, 5],
    [5, 2, 3, 1],
    ['removed 4 at 4', 'moved 5 5 → 1', 'moved 1 1 → 4'],
  ],
])('only what was moved has moved: %j → %j', (before, after, words) => {
  const changes = said(templateDifference(order(...before), order(...after)));
  expect(changes.toSorted()).toEqual([...words].toSorted());
});

test('A task that was moved and changed says both', () => {
  const after = version(task(3, { photo: 'required' }), task(1), task(2));
  expect(said(templateDifference(order(1, 2, 3), after))).toEqual([
    'moved 3 3 → 1',
    'changed 3 photo optional → required',
  ]);
});

test('A hundred tasks turned round are compared at once', () => {
  const ids = Array.from({ length: 100 }, (_, i) => i + 1);
  expect(templateDifference(order(...ids), order(...ids.toReversed()))).toHaveLength(99);
});
