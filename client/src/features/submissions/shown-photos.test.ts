import { expect, test } from 'vitest';
import type { Answer, Photo } from '../../../../shared/contracts/submissions.ts';
import { shownPhotos } from './shown-photos.ts';

const photo = (url: string | null, status: Photo['status'] = 'stored'): Photo => ({
  filename: null,
  url,
  thumbnailUrl: null,
  status,
  failure: null,
  width: null,
  height: null,
  capturedAt: null,
});
const answer = (taskIndex: number, photos: Photo[]): Answer => ({
  taskIndex,
  taskName: `task ${taskIndex}`,
  result: 'OK',
  remarks: '',
  outOfLimits: false,
  photos,
  answeredAt: '2026-11-20T12:00:00Z',
  edited: false,
});

test('walks through the stored photos in the order of the questions, those without one last', () => {
  const answers = [answer(0, [photo('a'), photo('b')]), answer(1, []), answer(2, [photo('c')])];
  const photos = shownPhotos({ answers, unplacedPhotos: [photo('d')] });
  expect(photos.map(({ url, taskIndex }) => [url, taskIndex])).toEqual([
    ['a', 0],
    ['b', 0],
    ['c', 2],
    ['d', null],
  ]);
});

test('leaves out what is not there to be shown', () => {
  const photos = [photo(null, 'pending'), photo(null, 'failed'), photo('x', 'pending'), photo(null)];
  expect(shownPhotos({ answers: [answer(0, photos)], unplacedPhotos: [] })).toEqual([]);
});
