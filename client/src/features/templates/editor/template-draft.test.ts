import { expect, test } from 'vitest';
import { NewTask, type Task } from '../../../../../shared/contracts/templates.ts';
import { checkDraft } from './check-draft.ts';
import { numberIn, writtenTask } from './task-draft.ts';
import { beginDraft, type Edit, edit, type TemplateDraft, written } from './template-draft.ts';

const tasks: Task[] = [
  {
    id: 1,
    taskName: 'Oil',
    answerType: 'ok_nok',
    photo: 'required_on_nok',
    verificationCriteria: 'Between the marks',
  },
  { id: 2, taskName: 'Pressure', answerType: 'number', photo: 'none', unit: 'bar', min: -1, max: 6.5 },
  { id: 3, taskName: 'Lamp', answerType: 'choice', photo: 'optional', choices: ['Green', 'Red'] },
];
const begin = () => beginDraft({ name: 'Round', tasks });
const after = (draft: TemplateDraft, ...acts: Edit[]) => acts.reduce(edit, draft);
const names = (draft: TemplateDraft) => draft.tasks.map((task) => task.taskName);

test('What is loaded and not touched is written back as it was', () => {
  const { body } = checkDraft(written(begin()), begin().tasks);
  expect(body).toEqual({ name: 'Round', tasks: tasks.map((task) => NewTask.parse(task)) });
});

test('A new template begins with a task to write', () => {
  const draft = beginDraft(null);
  expect(draft).toMatchObject({ name: '', open: 'task-0', tasks: [{ taskName: '', answerType: 'ok_nok' }] });
});

test('Added and duplicated tasks are new, opened, and take the focus', () => {
  const draft = after(begin(), { kind: 'duplicate', key: 'task-1' }, { kind: 'add' });
  expect(names(draft)).toEqual(['Oil', 'Pressure', 'Pressure', 'Lamp', '']);
  expect(draft.tasks.map((task) => task.id)).toEqual([1, 2, undefined, 3, undefined]);
  expect(draft).toMatchObject({ open: 'task-4', focus: { key: 'task-4' } });
});

test('Several pasted lines are several tasks, in their place', () => {
  const draft = after(begin(), {
    kind: 'paste',
    key: 'task-0',
    taskName: 'Oil level',
    more: ['Belt', 'Hoses'],
  });
  expect(names(draft)).toEqual(['Oil level', 'Belt', 'Hoses', 'Pressure', 'Lamp']);
  expect(draft.tasks[0]?.id).toBe(1);
});

test('A removed task comes back where it stood, with its id', () => {
  const removed = after(begin(), { kind: 'remove', key: 'task-1' });
  expect(names(removed)).toEqual(['Oil', 'Lamp']);
  expect(removed.focus).toEqual({ key: 'task-2' });
  const back = after(removed, { kind: 'undo' });
  expect(written(back)).toEqual(written(begin()));
  expect(after(back, { kind: 'undo' })).toBe(back);
});

test('The last one removed gives the focus to the one before it', () => {
  expect(after(begin(), { kind: 'remove', key: 'task-2' }).focus).toEqual({ key: 'task-1' });
});

test.each([
  [0, 2, ['Pressure', 'Lamp', 'Oil']],
  [2, 0, ['Lamp', 'Oil', 'Pressure']],
  [0, -1, ['Oil', 'Pressure', 'Lamp']],
  [2, 3, ['Oil', 'Pressure', 'Lamp']],
])('moving from %d to %d', (from, to, order) => {
  expect(names(after(begin(), { kind: 'move', from, to }))).toEqual(order);
});

test('A hundred tasks are the most', () => {
  const more = Array.from({ length: 200 }, (_, i) => `Task ${i}`);
  const full = after(begin(), { kind: 'paste', key: 'task-2', taskName: 'Lamp', more });
  expect(full.tasks).toHaveLength(100);
  expect(after(full, { kind: 'add' })).toBe(full);
  expect(new Set(full.tasks.map((task) => task.key)).size).toBe(100);
});

test('Another kind of answer takes the rule for photos along, and never makes what is refused', () => {
  const kinds = ['ok_nok', 'number', 'choice', 'text', 'photo'] as const;
  const rules = ['none', 'optional', 'required', 'required_on_nok'] as const;
  for (const from of kinds)
    for (const photo of rules.filter((rule) => rule !== 'required_on_nok' || from === 'ok_nok'))
      for (const to of kinds) {
        const first = after(
          begin(),
          { kind: 'change', key: 'task-0', to: { answerType: from, choices: 'a\nb' } },
          { kind: 'change', key: 'task-0', to: { photo: from === 'photo' ? 'required' : photo } },
          { kind: 'change', key: 'task-0', to: { answerType: to } },
        ).tasks[0];
        const parsed = NewTask.safeParse(first && writtenTask(first));
        expect([from, photo, to, parsed.error?.issues]).toEqual([from, photo, to, undefined]);
      }
});

test.each([
  ['6,5', 6.5],
  [' -5 ', -5],
  ['−5', -5],
  ['.5', 0.5],
  ['', null],
  ['six', Number.NaN],
  ['1.000,5', Number.NaN],
  ['0x10', Number.NaN],
])('%j is read as %s', (text, number) => expect(numberIn(text)).toBe(number));

test('Faults are found by the contract and stand at their task, wherever it was moved', () => {
  const draft = after(
    begin(),
    { kind: 'rename', name: ' ' },
    { kind: 'change', key: 'task-0', to: { taskName: '' } },
    { kind: 'change', key: 'task-1', to: { min: '7', max: 'x' } },
    { kind: 'change', key: 'task-2', to: { choices: 'Green\n green ' } },
    { kind: 'move', from: 0, to: 2 },
  );
  const { faults } = checkDraft(written(draft), draft.tasks);
  expect(faults).toEqual({
    name: 'Must not be empty',
    byTask: {
      'task-0': { taskName: 'Must not be empty' },
      'task-1': { max: 'Must be a number' },
      'task-2': { choices: 'Two choices are the same' },
    },
  });
});
