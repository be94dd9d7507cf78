import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LOST_AFTER_MS, openLive, POLL_MS, retryDelay, type Source } from './live.ts';

/** Sources that a test opens, breaks and speaks through. */
class FakeSource extends EventTarget {
  closed = false;
  close() {
    this.closed = true;
  }
  say(name: string, data?: string) {
    this.dispatchEvent(data === undefined ? new Event(name) : new MessageEvent(name, { data }));
  }
}

function start() {
  const sources: FakeSource[] = [];
  const seen: string[] = [];
  const stop = openLive({
    connect: () => {
      const source = new FakeSource();
      sources.push(source);
      return source as Source;
    },
    onTopics: (topics) => seen.push(`topics ${topics.join(' ')}`),
    onGap: () => seen.push('gap'),
    onState: (state) => seen.push(state),
    random: () => 1,
  });
  const newest = () => sources.at(-1) as FakeSource;
  return { sources, seen, stop, newest };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

test('says what changed and nothing about a gap while the first connection holds', () => {
  const { seen, stop, newest } = start();
  newest().say('open');
  newest().say('changed', '{"topics":["assignments","submissions:7"]}');
  expect(seen).toEqual(['connecting', 'live', 'topics assignments submissions:7']);
  stop();
  expect(newest().closed).toBe(true);
});

test.each([
  'not json',
  '{"topics":7}',
  '[]',
])('an event that says nothing readable (%s) breaks nothing', (data) => {
  const { seen, stop, newest } = start();
  newest().say('open');
  newest().say('changed', data);
  newest().say('changed', '{"topics":["machines"]}');
  expect(seen.at(-1)).toBe('topics machines');
  stop();
});

test('a short gap is made up for without a word', () => {
  const { seen, sources, stop, newest } = start();
  newest().say('open');
  newest().say('error');
  vi.advanceTimersByTime(1_000);
  expect(sources).toHaveLength(2);
  newest().say('open');
  vi.advanceTimersByTime(POLL_MS * 2);
  expect(seen).toEqual(['connecting', 'live', 'live', 'gap']);
  stop();
});

test('a longer one is said, and the page asks every 15 seconds until it is over', () => {
  const { seen, stop, newest } = start();
  newest().say('open');
  newest().say('error');
  vi.advanceTimersByTime(1_000);
  newest().say('error');
  vi.advanceTimersByTime(LOST_AFTER_MS - 1_000);
  expect(seen.at(-1)).toBe('lost');
  vi.advanceTimersByTime(POLL_MS * 2);
  expect(seen.filter((word) => word === 'gap')).toHaveLength(2);
  newest().say('open');
  vi.advanceTimersByTime(POLL_MS * 2);
  expect(seen.slice(-2)).toEqual(['live', 'gap']);
  stop();
});

test('is lost too when the first connection never comes', () => {
  const { seen, stop } = start();
  vi.advanceTimersByTime(LOST_AFTER_MS);
  expect(seen).toEqual(['connecting', 'lost']);
  stop();
});

test('an old source that fails late opens no second one', () => {
  const { sources, stop, newest } = start();
  const first = newest();
  first.say('error');
  vi.advanceTimersByTime(1_000);
  newest().say('open');
  first.say('error');
  vi.advanceTimersByTime(60_000);
  expect(sources).toHaveLength(2);
  expect(newest().closed).toBe(false);
  stop();
});

test('stopped, it does not come back', () => {
  const { sources, stop, newest } = start();
  newest().say('error');
  stop();
  vi.advanceTimersByTime(60_000);
  expect(sources).toHaveLength(1);
});

test('waits 1, 2, 4 … 30 seconds, and half of it at least', () => {
  expect([0, 1, 2, 4, 5, 60].map((failures) => retryDelay(failures, 1))).toEqual([
    1_000, 2_000, 4_000, 16_000, 30_000, 30_000,
  ]);
  expect(retryDelay(2, 0)).toBe(2_000);
});
