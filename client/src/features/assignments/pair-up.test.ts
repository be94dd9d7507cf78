import { expect, test } from 'vitest';
import { canGoOneByOne, pairUp } from './pair-up.ts';

const some = (...names: string[]) => names.map((label, i) => ({ id: i + 1, label }));
const words = (pairs: ReturnType<typeof pairUp>) =>
  pairs.map((p) => `${p.operator.label}@${p.machine.label}`);

test('each operator on each machine', () => {
  const pairs = pairUp(some('Asha', 'Ravi'), some('F1', 'F2', 'F3'), 'each');
  expect(words(pairs)).toEqual(['Asha@F1', 'Ravi@F1', 'Asha@F2', 'Ravi@F2', 'Asha@F3', 'Ravi@F3']);
  expect(new Set(pairs.map((p) => p.key)).size).toBe(6);
});

test('one by one: first with first', () => {
  expect(words(pairUp(some('Asha', 'Ravi'), some('F1', 'F2'), 'one_by_one'))).toEqual(['Asha@F1', 'Ravi@F2']);
});

test('one by one needs as many operators as machines', () => {
  expect(canGoOneByOne(some('a', 'b'), some('x', 'y'))).toBe(true);
  expect(canGoOneByOne(some('a'), some('x'))).toBe(false);
  expect(canGoOneByOne(some('a', 'b'), some('x'))).toBe(false);
  expect(pairUp(some('a', 'b'), some('x'), 'one_by_one')).toHaveLength(2);
});

test('nobody or nothing makes none', () => {
  expect(pairUp([], some('x'), 'each')).toEqual([]);
  expect(pairUp(some('a'), [], 'one_by_one')).toEqual([]);
});
