import { expect, test } from 'vitest';
import { readTable } from './read-table.ts';
import { toCsv } from './to-csv.ts';

const DANGEROUS = ['=1+1', '+44', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'];

test('no cell begins as a formula does, and all come back as they were', () => {
  const csv = toCsv([['Name'], ...DANGEROUS.map((cell) => [cell])]);
  for (const line of csv.split('\r\n').slice(1)) expect(line).not.toMatch(/^"?[=+\-@\t\r＝]/);
  expect(readTable(csv).rows.map(({ cells }) => cells[0])).toEqual(DANGEROUS.map((cell) => cell.trim()));
});

test('separators, quotes and line breaks are quoted', () => {
  expect(toCsv([['a,b', 'c"d', 'e\nf']])).toBe('"a,b","c""d","e\nf"\r\n');
});
