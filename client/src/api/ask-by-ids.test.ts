import { expect, test } from 'vitest';
import { askByIds } from './ask-by-ids.ts';

const ids = Array.from({ length: 401 }, (_, n) => n + 1);

test('More ids than a route takes are asked about in pieces, and every answer is there in its order', async () => {
  const asked: number[] = [];
  const answers = await askByIds(ids, async (text) => {
    const piece = text.split(',').map(Number);
    asked.push(piece.length);
    return { items: piece };
  });
  expect(asked).toEqual([200, 200, 1]);
  expect(answers).toEqual(ids);
});

test('Nobody is asked about nothing', async () => {
  expect(await askByIds([], () => Promise.reject(new Error('asked')))).toEqual([]);
});
