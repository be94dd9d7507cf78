import { expect, test } from 'vitest';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { decodeCursor, encodeCursor } from './page-cursor.ts';

const shape = z.tuple([z.string(), z.int()]);

test('a cursor comes back as the key that it was made of', () => {
  const key: [string, number] = ['Kühler – "3" ☃', 42];
  const cursor = encodeCursor(key);
  expect(cursor).toMatch(/^[\w-]+$/);
  expect(decodeCursor(cursor, shape)).toEqual(key);
});

test('no cursor is the first page', () => {
  expect(decodeCursor(undefined, shape)).toBeNull();
});

test.each([
  ['nonsense', 'nonsense'],
  ['empty', ''],
  ['another list', encodeCursor([1, 'a'])],
  ['too long a key', encodeCursor(['a', 1, 2])],
  ['an object', Buffer.from('{"__proto__":1}').toString('base64url')],
])('a cursor that is not of this list is refused: %s', (_name, cursor) => {
  const refused = () => decodeCursor(cursor, shape);
  expect(refused).toThrow(AppError);
  expect(refused).toThrow('cursor is not a cursor of this list');
});
