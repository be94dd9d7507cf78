import { expect, test } from 'vitest';
import { gather } from './gather.ts';

const moment = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Runs that end when the test says so; each gives its items doubled. */
function held(atOnce: number, together: number) {
  const begun: number[][] = [];
  const ends: ((error?: Error) => void)[] = [];
  const ask = gather<number, number>({
    atOnce,
    together,
    run: (items) => {
      begun.push(items);
      return new Promise((resolve, reject) =>
        ends.push((error) => (error ? reject(error) : resolve(items.map((item) => item * 2)))),
      );
    },
  });
  return { ask, begun, ends };
}

test('What is asked at one moment goes together, what comes during a run goes together in the next, each with its own result', async () => {
  const { ask, begun, ends } = held(1, 10);
  const first = [ask(1), ask(2)];
  await moment();
  const next = [ask(3), ask(4), ask(5)];
  await moment();
  expect(begun).toEqual([[1, 2]]);
  ends[0]?.();
  expect(await Promise.all(first)).toEqual([2, 4]);
  await moment();
  expect(begun).toEqual([
    [1, 2],
    [3, 4, 5],
  ]);
  ends[1]?.();
  expect(await Promise.all(next)).toEqual([6, 8, 10]);
});

test('No more in a run, and no more runs at once, than agreed', async () => {
  const { ask, begun, ends } = held(2, 2);
  const all = [1, 2, 3, 4, 5].map(ask);
  await moment();
  expect(begun).toEqual([
    [1, 2],
    [3, 4],
  ]);
  for (let i = 0; i < 3; i++) {
    ends[i]?.();
    await moment();
    await moment();
  }
  expect(await Promise.all(all)).toEqual([2, 4, 6, 8, 10]);
});

test('What fails fails for all of its run, and for nobody else', async () => {
  const { ask, ends } = held(1, 2);
  const [a, b, c] = [ask(1), ask(2), ask(3)];
  await moment();
  ends[0]?.(new Error('bad'));
  await expect(a).rejects.toThrow('bad');
  await expect(b).rejects.toThrow('bad');
  await moment();
  ends[1]?.();
  expect(await c).toBe(6);
});
