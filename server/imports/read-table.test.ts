import { expect, test } from 'vitest';
import { readTable } from './read-table.ts';

const cells = (text: string) => readTable(text).rows.map((row) => row.cells);

test.each([
  ['commas', 'Name,Code\nFiller 1,RFC-1\n'],
  ['semicolons', 'Name;Code\r\nFiller 1;RFC-1\r\n'],
  ['tabs', 'Name\tCode\nFiller 1\tRFC-1'],
  ['a byte order mark', '\ufeffName,Code\nFiller 1,RFC-1'],
  ['the line of Excel that names the separator', '\ufeffsep=;\r\nName;Code\r\nFiller 1;RFC-1'],
  ['a separator in a quoted header', '"Name",Code\nFiller 1,RFC-1'],
  ['blanks around, and empty rows', '\n Name , Code \n\n  Filler\u00a01 ,RFC-1\n,\n'],
])('%s', (_what, text) => {
  const table = readTable(text);
  expect([table.headers, table.rows.map((row) => row.cells)]).toEqual([
    ['Name', 'Code'],
    [['Filler 1', 'RFC-1']],
  ]);
});

test('a comma in a name is no separator where semicolons part the columns', () => {
  expect(cells('"Name, full";Code\nFiller, old;RFC-1')).toEqual([['Filler, old', 'RFC-1']]);
});

test('quotes hold separators, quotes and line breaks; a row knows the line that it begins in', () => {
  const table = readTable('sep=,\nName,Place\n"A ""big""\none, red",Hall\nB,Yard\n');
  expect(table.rows).toEqual([
    { line: 3, cells: ['A "big" one, red', 'Hall'] },
    { line: 5, cells: ['B', 'Yard'] },
  ]);
});

test('what spreadsheets and our own export put around a cell comes off, and nothing else', () => {
  expect(cells(`Name\n'+1 202\n'=1+1\n"=""0042"""\n'quoted'\n-5`)).toEqual([
    ['+1 202'],
    ['=1+1'],
    ['0042'],
    ["'quoted'"],
    ['-5'],
  ]);
});

test('right-to-left words, emoji and markup stay what they are', () => {
  expect(cells('Name\n<img onerror=x>\nمضخة 🏭')).toEqual([['<img onerror=x>'], ['مضخة 🏭']]);
});

test('nothing, and too much of it, are refused in words', () => {
  expect(() => readTable('\n\n')).toThrow('is empty');
  expect(() => readTable(`Name\n${'x\n'.repeat(10_001)}`)).toThrow('has more than 10,000 rows');
  expect(readTable(`Name\n${'x\n'.repeat(10_000)}`).rows).toHaveLength(10_000);
  expect(() => readTable(`${','.repeat(60)}\n`)).toThrow('has more than 50 columns');
});
