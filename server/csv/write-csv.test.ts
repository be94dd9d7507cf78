import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { csvPieces, csvText } from './write-csv.ts';

const columns = [
  { title: 'Remark', of: (row: { remark: string; value?: number }) => row.remark },
  { title: 'Value', of: (row: { value?: number }) => row.value },
];
async function written(...batches: { remark: string; value?: number }[][]): Promise<string> {
  let text = '';
  for await (const piece of csvPieces(columns, batches)) text += piece;
  return text;
}

test.each([
  ['=1+1', "'=1+1"],
  ['+44 7700 900001', "'+44 7700 900001"],
  ['-2 bar', "'-2 bar"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tx', "'\tx"],
  ['\rx', "'\rx"],
  ['＝1+1', "'＝1+1"],
  ["'=1", "''=1"],
  ['a=1', 'a=1'],
  ["'a'", "'a'"],
])('%j is no formula', async (remark, safe) => {
  expect(parse(await written([{ remark }]), { bom: true })[1]?.[0]).toBe(safe);
});

test('Excel finds UTF-8, one title line, numbers as numbers, and whatever people write within its cell', async () => {
  const remark = 'line one\nline "two", קו שלוש 👍 <img onerror=alert(1)>';
  const text = await written([{ remark, value: -4.5 }], [{ remark: 'b' }]);
  expect(text.startsWith('\uFEFFRemark,Value\r\n')).toBe(true);
  expect(parse(text, { bom: true })).toEqual([
    ['Remark', 'Value'],
    [remark, '-4.5'],
    ['b', ''],
  ]);
});

test('Separators, quotes and each kind of line break stay within their cell', () => {
  expect(csvText([['a,b', 'c"d', 'e\nf', 'g\rh', 'i\r\nj', null, undefined, '', true, false, 0]])).toBe(
    '\uFEFF"a,b","c""d","e\nf","g\rh","i\r\nj",,,,yes,no,0\r\n',
  );
});
