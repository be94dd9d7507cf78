import { expect, test } from 'vitest';
import type { Claimed } from './claim-next.ts';
import { createHanded } from './handed.ts';

const message = (person: string) => ({ person }) as Claimed;
const full = () => {
  const handed = createHanded(64);
  for (let i = 0; i < 64; i++) handed.put(message(`p${i}`));
  return handed;
};

test('A message is there once, and makes room when it is taken', () => {
  const handed = full();
  expect(handed.hasRoom()).toBe(false);
  expect(handed.take('p7')?.message).toEqual(message('p7'));
  expect([handed.take('p7'), handed.has('p7'), handed.hasRoom()]).toEqual([null, false, true]);
  expect(handed.persons()).toHaveLength(63);
});

test('Who waits for room goes on when half of them have begun, and at once where there are few', async () => {
  const handed = full();
  let went = false;
  const goes = handed.room().then(() => {
    went = true;
  });
  for (let i = 0; i < 31; i++) handed.take(`p${i}`);
  await Promise.resolve();
  expect(went).toBe(false);
  handed.take('p31');
  await goes;
  await handed.room();
});

test('Nobody waits for room longer than a moment: a slow API keeps no answer from being handled', async () => {
  const handed = full();
  await handed.room();
  expect(handed.hasRoom()).toBe(false);
});
