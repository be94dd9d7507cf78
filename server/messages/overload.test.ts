import { expect, test } from 'vitest';
import { isOverloaded, MOST_UNDER_WAY } from './overload.ts';

const queue = (waiting: number, oldest: number) => ({ waiting: () => waiting, oldest: () => oldest });
const calm = queue(10, 10);

test.each([
  ['nothing much', 10, calm, calm, false],
  ['few who wait long, as in a stall of the database', 60, queue(60, 5_000), queue(60, 5_000), false],
  ['a crowd that waits for a moment', 100, queue(100, 140), queue(100, 900), false],
  ['a crowd that waits to be stored', 100, queue(100, 160), calm, true],
  ['a crowd that waits to be handled', 0, calm, queue(100, 1_100), true],
  ['more at once than anybody has looked at yet', MOST_UNDER_WAY, calm, calm, true],
] as const)('%s', (_, underWay, receiver, inbox, overloaded) =>
  expect(isOverloaded(underWay, receiver, inbox)).toBe(overloaded));
