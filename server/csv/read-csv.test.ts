import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unguardFormula } from './guard-formula.ts';
import { readCsv } from './read-csv.ts';
import { csvText } from './write-csv.ts';

const read = (text: string) => readCsv(text, 1_000);

const cell = fc.oneof(
  fc.string({
    unit: fc.constantFrom('=', "'", '-', '"', ',', ';', '\t', '\r', '\n', ' ', 'a', '＝', '\uFEFF'),
  }),
  fc.string({ unit: 'grapheme' }),
);

test('Whatever is written is read as it was, to the letter', () => {
  const rows = fc
    .integer({ min: 2, max: 5 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 6 }));
  fc.assert(
    fc.property(rows, (written) => {
      const titles = ['a', 'b', 'c', 'd', 'e'].slice(0, written[0]?.length ?? 2);
      const found = read(csvText([titles, ...written])).map(({ cells }) => cells.map(unguardFormula));
      expect(found).toEqual([titles, ...written]);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['commas', 'a;,b\n1,2'],
  ['semicolons', 'a;;b\r\n1;2\r\n'],
  ['tabs', 'a;\tb\t\n1\t2'],
  ['separators that only quotes hold', '"a;;;,\t",b,\n1,2'],
  ['what Excel says on a line of its own', '\uFEFFsep=;\r\na,a,a;b\r\n1;2'],
])('The separator is found: %s', (_what, text) => {
  expect(read(text)[1]?.cells).toEqual(['1', '2']);
});

test.each([
  ['\n', '\n', ''],
  ['\r\n', '\n', ''],
  ['\r\n', '\r\n', ''],
  ['\n', '\n', 'sep=,'],
  ['\r\n', '\r\n', 'sep=,'],
])('Rows are numbered as in a spreadsheet, lines as in the file: %j between rows, %j in cells, %j', (end, inner, told) => {
  const rows = ['a,b', '', `"one${inner}${inner}two","x${inner}y"`, ',', '1,2'];
  const found = read((told ? [told, ...rows] : rows).join(end));
  const before = told ? 1 : 0;
  expect(found.map(({ row, line }) => [row, line - before])).toEqual([
    [1, 1],
    [3, 3],
    [4, 7],
    [5, 8],
  ]);
});

test('A quote in the middle of a word is a quote; one that never ends is refused, with its line', () => {
  expect(read('a,b\n5" pipe,"6"" pipe"')[1]?.cells).toEqual(['5" pipe', '6" pipe']);
  expect(() => read('sep=,\na,b\n1,"2')).toThrow(/is no CSV that can be read: .* at line 3/);
});

test('No more is read than was asked for', () => {
  expect(readCsv('a\n1\n2\n3', 3)).toHaveLength(3);
});
