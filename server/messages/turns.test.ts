import { expect, test } from 'vitest';
import { createLogger } from '../log/logger.ts';
import { createTurns } from './turns.ts';

/** Runs that end when the test says so. */
function runs(concurrency: number) {
  const begun: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  const turns = createTurns({
    concurrency,
    log: createLogger({ level: 'silent' }),
    run: (person) => {
      begun.push(person);
      return new Promise((resolve, reject) =>
        ends.set(person, (error) => (error ? reject(error) : resolve())),
      );
    },
  });
  const tick = () => new Promise<void>((resolve) => setImmediate(resolve));
  const end = async (person: string, error?: Error) => {
    ends.get(person)?.(error);
    await tick();
  };
  const settled = async (promise: Promise<void>) => {
    let done = false;
    void promise.then(() => {
      done = true;
    });
    await tick();
    return () => done;
  };
  return { turns, begun, end, settled };
}

test('One run at a time for a person; woken meanwhile, however often, there is one more', async () => {
  const { turns, begun, end } = runs(4);
  turns.wake('a');
  turns.wake('a');
  turns.wake('a');
  expect(begun).toEqual(['a']);
  await end('a');
  expect(begun).toEqual(['a', 'a']);
  await end('a');
  expect(begun).toEqual(['a', 'a']);
});

test('No more at once than agreed; the next one follows, and someone woken again does not hold others up', async () => {
  const { turns, begun, end } = runs(2);
  for (const person of ['a', 'b', 'c', 'd', 'a']) turns.wake(person);
  expect(begun).toEqual(['a', 'b']);
  await end('b');
  expect(begun).toEqual(['a', 'b', 'c']);
  await end('a');
  expect(begun).toEqual(['a', 'b', 'c', 'd']);
  await end('c');
  expect(begun).toEqual(['a', 'b', 'c', 'd', 'a']);
});

test('A run that throws takes nobody with it', async () => {
  const { turns, begun, end } = runs(1);
  turns.wake('a');
  turns.wake('b');
  await end('a', new Error('bad'));
  expect(begun).toEqual(['a', 'b']);
});

test('Idle is when nobody runs or waits', async () => {
  const { turns, end, settled } = runs(1);
  turns.wake('a');
  turns.wake('b');
  const idle = await settled(turns.idle());
  expect(idle()).toBe(false);
  await end('a');
  expect(idle()).toBe(false);
  await end('b');
  expect(idle()).toBe(true);
});

test('Stopping waits for the runs in hand and begins no more', async () => {
  const { turns, begun, end, settled } = runs(1);
  turns.wake('a');
  turns.wake('b');
  const stopped = await settled(turns.stop());
  turns.wake('c');
  turns.wake('a');
  expect(stopped()).toBe(false);
  await end('a');
  expect(stopped()).toBe(true);
  expect(begun).toEqual(['a']);
});
