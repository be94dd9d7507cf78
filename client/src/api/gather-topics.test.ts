import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { gatherTopics } from './gather-topics.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Refetches end when the test says so. */
function start() {
  const passed: string[][] = [];
  const ends: (() => void)[] = [];
  const gather = gatherTopics({
    everyMs: 300,
    longestMs: 3_000,
    pass: (topics) => {
      passed.push(topics);
      return new Promise<void>((resolve) => ends.push(resolve));
    },
  });
  const end = () => {
    for (const resolve of ends.splice(0)) resolve();
  };
  return { passed, gather, end };
}

test('the first goes at once, what follows together after the pause, each topic once', async () => {
  const { passed, gather, end } = start();
  gather.add(['a']);
  gather.add(['b', 'a']);
  gather.add(['b']);
  expect(passed).toEqual([['a']]);
  end();
  await vi.advanceTimersByTimeAsync(299);
  expect(passed).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(passed).toEqual([['a'], ['b', 'a']]);
  end();
  await vi.advanceTimersByTimeAsync(300);
  gather.add(['c']);
  expect(passed.at(-1)).toEqual(['c']);
});

test('a slow answer is waited for, so that the next refetch does not throw it away; not for ever', async () => {
  const { passed, gather, end } = start();
  gather.add(['a']);
  gather.add(['b']);
  await vi.advanceTimersByTimeAsync(1_500);
  expect(passed).toHaveLength(1);
  end();
  await vi.advanceTimersByTimeAsync(0);
  expect(passed).toEqual([['a'], ['b']]);
  gather.add(['c']);
  await vi.advanceTimersByTimeAsync(2_999);
  expect(passed).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1);
  expect(passed.at(-1)).toEqual(['c']);
  // What comes late of the second round does not end the third one early.
  gather.add(['d']);
  await vi.advanceTimersByTimeAsync(299);
  expect(passed).toHaveLength(3);
});

test('a refetch that fails holds nothing up', async () => {
  const passed: string[][] = [];
  const gather = gatherTopics({
    everyMs: 300,
    longestMs: 3_000,
    pass: (topics) => {
      passed.push(topics);
      return Promise.reject(new Error('no'));
    },
  });
  gather.add(['a']);
  gather.add(['b']);
  await vi.advanceTimersByTimeAsync(300);
  expect(passed).toEqual([['a'], ['b']]);
});

test('stopped, nothing comes any more', async () => {
  const { passed, gather, end } = start();
  gather.add(['a']);
  gather.add(['b']);
  gather.stop();
  end();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(passed).toEqual([['a']]);
  expect(vi.getTimerCount()).toBe(0);
});
