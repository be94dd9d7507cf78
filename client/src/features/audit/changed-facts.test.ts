import { expect, test } from 'vitest';
import { changedFacts } from './changed-facts.ts';

const told = (before: Record<string, unknown> | null, after: Record<string, unknown> | null) =>
  changedFacts(before, after).map(({ path, before: was, after: is }) => [path.join('.'), was, is]);

test('Only what differs is told', () => {
  expect(
    told(
      { name: 'A', role: 'viewer', updatedAt: '1', disabled: false },
      { name: 'A', role: 'admin', updatedAt: '2', disabled: true },
    ),
  ).toEqual([
    ['role', 'viewer', 'admin'],
    ['disabled', false, true],
  ]);
});

test('What was added or taken away is told, and nothing that stays empty', () => {
  expect(told(null, { id: 7, name: 'A', code: null, note: '' })).toEqual([['name', undefined, 'A']]);
  expect(told({ code: 'X', note: null }, { note: '' })).toEqual([['code', 'X', undefined]]);
  expect(told(null, null)).toEqual([]);
});

test('Parts of parts are found, counted from one; lists of words are one value', () => {
  const task = { id: 1, taskName: 'Oil', choices: ['a', 'b'] };
  expect(
    told({ tasks: [task, { id: 2, taskName: 'Belt' }] }, { tasks: [{ ...task, choices: ['a', 'c'] }] }),
  ).toEqual([
    ['tasks.1.choices', 'a, b', 'a, c'],
    ['tasks.2.taskName', 'Belt', undefined],
  ]);
});

test('Hostile keys and values are data like any other', () => {
  const facts = JSON.parse('{"__proto__":{"x":1},"constructor":"<img src=x>"}');
  expect(told(null, facts)).toEqual([
    ['__proto__.x', undefined, 1],
    ['constructor', undefined, '<img src=x>'],
  ]);
});
