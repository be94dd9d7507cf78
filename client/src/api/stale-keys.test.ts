import { expect, test } from 'vitest';
import { staleKeys } from './stale-keys.ts';

test('a word makes all of its queries stale', () => {
  expect(staleKeys(['assignments', 'transcripts'])).toEqual([['assignments'], ['transcripts']]);
});

test('a submission is stale with its transcript and the lists, and no other submission is', () => {
  expect(staleKeys(['assignments', 'submissions', 'submissions:42', 'submissions:4:3'])).toEqual([
    ['submissions', '42'],
    ['submissions', '4:3'],
    ['transcripts', '42'],
    ['transcripts', '4:3'],
    ['submissions', 'list'],
    ['assignments'],
  ]);
});

test('everything is every query there is', () => {
  expect(staleKeys(['machines', 'everything'])).toEqual([[]]);
});
