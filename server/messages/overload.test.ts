import { expect, test } from 'vitest';
import { isOverloaded, MOST_UNDER_WAY } from './overload.ts';

const crowd = (waiting: number, oldest: number) => ({ waiting: () => waiting, oldest: () => oldest });
const calm = crowd(10, 10);

test.each([
  ['nothing much', calm, calm, false],
  ['few who wait long, as in a stall of the database', crowd(40, 5_000), crowd(40, 5_000), false],
  ['a crowd that has just come', crowd(MOST_UNDER_WAY - 1, 40), crowd(100, 900), false],
  ['a crowd that waits for its 200', crowd(70, 70), calm, true],
  ['a crowd that waits to be handled', calm, crowd(100, 1_100), true],
  ['more at once than anybody has looked at yet', crowd(MOST_UNDER_WAY, 1), calm, true],
] as const)('%s', (_, underWay, inbox, overloaded) => expect(isOverloaded(underWay, inbox)).toBe(overloaded));
