import { expect, test } from 'vitest';
import { topicKeys } from './topic-keys.ts';

test('a word makes all of its queries stale', () => {
  expect(topicKeys('assignments')).toEqual([['assignments']]);
});

test('a word with an id makes that one stale and the lists it stands in', () => {
  expect(topicKeys('submissions:42:x')).toEqual([
    ['submissions', '42:x'],
    ['submissions', 'list'],
  ]);
});

test('everything is every query there is', () => {
  expect(topicKeys('everything')).toEqual([[]]);
});
