import { expect, test } from 'vitest';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { decodeCursor, encodeCursor, Moment } from './page-cursor.ts';

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

test.each([
  'a',
  'infinity',
  '2026-11-21',
  '2026-11-21T00:00:00Z',
])('what is no moment as PostgreSQL writes it is refused: %s', (text) => {
  const key = z.tuple([Moment, z.int()]);
  expect(() => decodeCursor(encodeCursor([text, 1]), key)).toThrow('cursor is not a cursor of this list');
  expect(decodeCursor(encodeCursor(['2026-11-21 08:00:00.000007+00', 1]), key)).not.toBeNull();
});
