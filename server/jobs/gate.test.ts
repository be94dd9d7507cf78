import { expect, it } from 'vitest';
import { createGate } from './gate.ts';

it('runs so many at a time, each once, also after one has failed', async () => {
  const gate = createGate(2);
  let at = 0;
  let most = 0;
  const work = (i: number) => async () => {
    most = Math.max(most, ++at);
    await new Promise((resolve) => setImmediate(resolve));
    at--;
    if (i % 3 === 0) throw new Error(`${i}`);
    return i;
  };
  const results = await Promise.allSettled(Array.from({ length: 9 }, (_, i) => gate(work(i))));
  expect(most).toBe(2);
  expect(
    results.map((result) => (result.status === 'fulfilled' ? result.value : result.reason.message)),
  ).toEqual(['0', 1, 2, '3', 4, 5, '6', 7, 8]);
  expect(await gate(work(1))).toBe(1);
});

it('lets in what there is room for: a large one alone, in turn, and one that is larger than all of it too', async () => {
  const gate = createGate(4);
  const running = new Set<string>();
  const seen: string[] = [];
  const work = (name: string, size: number) =>
    gate(async () => {
      running.add(name);
      seen.push([...running].join('+'));
      await new Promise((resolve) => setImmediate(resolve));
      running.delete(name);
    }, size);
  await Promise.all([work('a', 2), work('b', 2), work('large', 9), work('c', 1), work('d', 1)]);
  expect(seen).toEqual(['a', 'a+b', 'large', 'c', 'c+d']);
});
