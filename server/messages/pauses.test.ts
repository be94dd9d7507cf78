import { beforeEach, expect, test, vi } from 'vitest';
import { createPauses, type Pauses } from './pauses.ts';

let now: number;
let pauses: Pauses;
beforeEach(() => {
  now = 1_000_000;
  pauses = createPauses(
    () => new Date(now),
    () => {},
  );
});
const doubling = (attempt: number) => 2 ** (attempt - 1);
const pass = (seconds: number) => {
  now += seconds * 1_000;
};
const goes = async () => (await pauses.pass(async () => 'sent')) === 'sent';

test('Quiet for as long as it was asked, and not longer', async () => {
  expect(await goes()).toBe(true);
  expect(pauses.pause(() => 4)).toBe(4);
  pass(3.9);
  expect([pauses.isPaused(), await goes()]).toEqual([true, false]);
  pass(0.1);
  expect(await goes()).toBe(true);
});

test('After a pause one message goes ahead; the others follow when it was answered', async () => {
  pauses.pause(doubling);
  pass(1);
  let arrive = () => {};
  const ahead = pauses.pass(() => new Promise<string>((resolve) => (arrive = () => resolve('sent'))));
  expect([pauses.isPaused(), await goes(), await goes()]).toEqual([true, false, false]);
  pauses.answered();
  arrive();
  await ahead;
  const sends = [1, 2, 3].map(() => pauses.pass(async () => 'sent'));
  expect(await Promise.all(sends)).toEqual(['sent', 'sent', 'sent']);
});

test('Pauses in a row grow, whichever messages meet them; those that were on their way together count once', async () => {
  const lengths: number[] = [];
  for (let n = 0; n < 4; n++) {
    for (let together = 0; together < 32; together++) pauses.pause(doubling);
    let seconds = 0;
    for (; pauses.isPaused(); seconds++) pass(1);
    lengths.push(seconds);
  }
  expect(lengths).toEqual([1, 2, 4, 8]);
  pauses.answered();
  pauses.pause(doubling);
  pass(1);
  expect(pauses.isPaused()).toBe(false);
});

test('One that was taken before the pause, and is told of during it, does not end it', async () => {
  pauses.pause(doubling);
  pauses.answered();
  pass(1);
  pauses.pause(doubling);
  pass(1);
  expect(pauses.isPaused()).toBe(true);
});

test('One that goes ahead and fails by itself lets the next one go ahead', async () => {
  pauses.pause(doubling);
  pass(1);
  await expect(pauses.pass(() => Promise.reject(new Error('the database is away')))).rejects.toThrow('away');
  expect(await goes()).toBe(true);
});

test('Those who wait are told when a pause ends, and when nothing more is in the way', async () => {
  vi.useFakeTimers();
  let over = 0;
  const told = createPauses(
    () => new Date(),
    () => {
      over += 1;
    },
  );
  told.pause(doubling);
  told.pause(() => 2);
  vi.advanceTimersByTime(1_999);
  expect(over).toBe(0);
  vi.advanceTimersByTime(1);
  expect(over).toBe(1);
  // The one that goes ahead meets the same: it is quiet again.
  await told.pass(async () => told.pause(doubling));
  expect(over).toBe(1);
  vi.advanceTimersByTime(2_000);
  await told.pass(async () => told.answered());
  expect(over).toBe(3);
  await told.pass(async () => 'sent');
  expect(over).toBe(3);
  vi.useRealTimers();
});
