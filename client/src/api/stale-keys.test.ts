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

test('a new name shows wherever work is listed', () => {
  expect(staleKeys(['machines'])).toEqual([
    ['machines'],
    ['assignments'],
    ['submissions'],
    ['conversations'],
  ]);
});

test('everything is every query there is, and so is a change of the site', () => {
  expect(staleKeys(['machines', 'everything'])).toEqual([[]]);
  expect(staleKeys(['settings'])).toEqual([[]]);
});
