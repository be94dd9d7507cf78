import { expect, test } from 'vitest';
import { taskOfHash } from './task-of-hash.ts';

test.each([
  ['answer-2', 2],
  ['#answer-0', 0],
  ['', null],
  ['answer-', null],
  ['answer-2"]', null],
])('%j', (hash, index) => {
  expect(taskOfHash(hash)).toBe(index);
});
