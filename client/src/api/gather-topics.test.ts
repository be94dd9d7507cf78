import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { gatherTopics } from './gather-topics.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the first goes at once, what follows together after the pause, each topic once', () => {
  const passed: string[][] = [];
  const gather = gatherTopics(1_000, (topics) => passed.push(topics));
  gather.add(['a']);
  gather.add(['b', 'a']);
  gather.add(['b']);
  expect(passed).toEqual([['a']]);
  vi.advanceTimersByTime(1_000);
  expect(passed).toEqual([['a'], ['b', 'a']]);
  vi.advanceTimersByTime(1_000);
  gather.add(['c']);
  expect(passed.at(-1)).toEqual(['c']);
});

test('stopped, nothing comes any more', () => {
  const passed: string[][] = [];
  const gather = gatherTopics(1_000, (topics) => passed.push(topics));
  gather.add(['a']);
  gather.add(['b']);
  gather.stop();
  vi.advanceTimersByTime(5_000);
  expect(passed).toEqual([['a']]);
  expect(vi.getTimerCount()).toBe(0);
});
