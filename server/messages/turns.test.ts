import { expect, test } from 'vitest';
import { createLogger } from '../log/logger.ts';
import { createTurns } from './turns.ts';

/** Runs that end when the test says so. */
function runs(concurrency: number, together = 1) {
  const begun: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  const turns = createTurns({
    concurrency,
    together,
    log: createLogger({ level: 'silent' }),
    run: (persons) => {
      const those = persons.join('+');
      begun.push(those);
      return new Promise((resolve, reject) =>
        ends.set(those, (error) => (error ? reject(error) : resolve())),
      );
    },
  });
  /** Whoever is woken is looked at after this moment, and again when a run has ended. */
  const tick = async () => {
    for (let i = 0; i < 3; i++) await new Promise<void>((resolve) => setImmediate(resolve));
  };
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
  return { turns, begun, end, settled, tick };
}

test('One run at a time for a person; woken meanwhile, however often, there is one more', async () => {
  const { turns, begun, end, tick } = runs(4);
  turns.wake('a');
  await tick();
  turns.wake('a');
  turns.wake('a');
  await tick();
  expect(begun).toEqual(['a']);
  await end('a');
  expect(begun).toEqual(['a', 'a']);
  await end('a');
  expect(begun).toEqual(['a', 'a']);
});

test('No more at once than agreed; the next one follows, and someone woken again does not hold others up', async () => {
  const { turns, begun, end, tick } = runs(2);
  for (const person of ['a', 'b', 'c', 'd']) turns.wake(person);
  await tick();
  turns.wake('a');
  expect(begun).toEqual(['a', 'b']);
  await end('b');
  expect(begun).toEqual(['a', 'b', 'c']);
  await end('a');
  expect(begun).toEqual(['a', 'b', 'c', 'd']);
  await end('c');
  expect(begun).toEqual(['a', 'b', 'c', 'd', 'a']);
});

test('A run that throws takes nobody with it', async () => {
  const { turns, begun, end, tick } = runs(1);
  turns.wake('a');
  turns.wake('b');
  await tick();
  await end('a', new Error('bad'));
  expect(begun).toEqual(['a', 'b']);
});

test('Idle is when nobody runs or waits', async () => {
  const { turns, end, settled, tick } = runs(1);
  turns.wake('a');
  turns.wake('b');
  await tick();
  const idle = await settled(turns.idle());
  expect(idle()).toBe(false);
  await end('a');
  expect(idle()).toBe(false);
  await end('b');
  expect(idle()).toBe(true);
});

test('Stopping waits for the runs in hand and begins no more', async () => {
  const { turns, begun, end, settled, tick } = runs(1);
  turns.wake('a');
  turns.wake('b');
  await tick();
  const stopped = await settled(turns.stop());
  turns.wake('c');
  turns.wake('a');
  expect(stopped()).toBe(false);
  await end('a');
  expect(stopped()).toBe(true);
  expect(begun).toEqual(['a']);
});

test('Who was woken a moment before the stop still has their turn, if there is room', async () => {
  const { turns, begun, end, settled } = runs(2);
  for (const person of ['a', 'b', 'c']) turns.wake(person);
  const stopped = await settled(turns.stop());
  expect(begun).toEqual(['a', 'b']);
  await end('a');
  await end('b');
  expect(stopped()).toBe(true);
  expect(begun).toEqual(['a', 'b']);
});

test('Those who wait at the same moment share a run, up to a number; who is running is not among them', async () => {
  const { turns, begun, end, tick } = runs(2, 3);
  for (const person of ['a', 'b', 'c', 'd', 'e']) turns.wake(person);
  await tick();
  for (const person of ['a', 'f']) turns.wake(person);
  await end('d+e');
  expect(begun).toEqual(['a+b+c', 'd+e', 'f']);
  await end('a+b+c');
  expect(begun).toEqual(['a+b+c', 'd+e', 'f', 'a']);
});
