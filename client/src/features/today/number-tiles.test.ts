import { expect, test } from 'vitest';
import { countOf, numberTiles } from './number-tiles.ts';

const group = (name: 'overdue' | 'undelivered' | 'expired' | 'waiting', count: number) => ({
  ...{ group: name, count, items: [], nextCursor: null },
});

test('five numbers; what was not delivered and what expired count together', () => {
  const today = {
    groups: [group('overdue', 2), group('undelivered', 3), group('expired', 4), group('waiting', 9)],
  };
  expect(numberTiles.map(({ filter, groups }) => [filter, countOf(today, groups)])).toEqual([
    ['overdue', 2],
    ['at_risk', 0],
    ['stuck', 7],
    ['in_progress', 0],
    ['done', 0],
  ]);
});
