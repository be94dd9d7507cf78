import { expect, test } from 'vitest';
import { inOrder } from './backup-tables.ts';

const tables = ['answers', 'assignments', 'machines', 'submissions'].map((name) => ({ name }));

test('A table comes after those that it refers to', () => {
  const edges = [
    { from: 'assignments', to: 'machines' },
    { from: 'submissions', to: 'assignments' },
    { from: 'answers', to: 'submissions' },
  ];
  expect(inOrder(tables, edges).map(({ name }) => name)).toEqual([
    'machines',
    'assignments',
    'submissions',
    'answers',
  ]);
});

test('A ring is refused', () => {
  const ring = [
    { from: 'machines', to: 'answers' },
    { from: 'answers', to: 'machines' },
  ];
  expect(() => inOrder(tables, ring)).toThrow(/ring/);
});
