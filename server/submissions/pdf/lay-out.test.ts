import { expect, test } from 'vitest';
import { layOut, measureBy } from './lay-out.ts';

/** Each character is one point wide; the first font knows no emoji, none knows 漢. */
const measure = measureBy(
  ['sans', 'emoji'],
  (font, codePoints) =>
    codePoints.every((c) => c !== 0x6f22 && (font === 'emoji' ? c >= 0x1f000 : c < 0x1f000)),
  ({ text }) => [...text].length,
);
const seen = (text: string, width = 20) =>
  layOut(text, width, measure).map(({ runs }) => runs.map((run) => run.text).join('|'));

test.each([
  ['one two three', 8, ['one two', 'three']],
  ['one\ntwo\n\nthree', 20, ['one', 'two', '', 'three']],
  ['abcdefghij', 4, ['abcd', 'efgh', 'ij']],
  ['a abcdefgh b', 4, ['a ab', 'cdef', 'gh b']],
  ['', 4, ['']],
  ['exactly ten', 7, ['exactly', 'ten']],
])('%j at %i', (text, width, lines) => {
  expect(seen(text, width)).toEqual(lines);
});

test('No line is wider than it may be, and no letter is lost', () => {
  const text = 'The belt is worn, שלום עולם (יש נזילה) 12 and مرحبا 👍🏽👍🏽 supercalifragilistic. '.repeat(
    50,
  );
  const lines = layOut(text, 17, measure);
  for (const line of lines)
    expect(
      line.runs
        .map((r) => r.text)
        .join('')
        .trimEnd().length,
    ).toBeLessThan(26);
  const letters = (s: string) => [...s.replace(/[\s()]/g, '')].sort().join('');
  expect(letters(lines.map((line) => line.runs.map((r) => r.text).join('')).join(''))).toBe(letters(text));
});

test('Right-to-left words stand in the order they are seen; the font turns their letters', () => {
  expect(seen('ok שלום עולם 12 ok')).toEqual(['ok |12|שלום עולם | ok']);
  expect(layOut('שלום ok', 20, measure)[0]).toMatchObject({
    rightToLeft: true,
    runs: [{ text: 'ok' }, { text: 'שלום ' }],
  });
  expect(layOut('ok שלום', 20, measure)[0]).toMatchObject({
    rightToLeft: false,
    runs: [{ text: 'ok ' }, { text: 'שלום' }],
  });
});

test('Brackets are mirrored, and what no font can write is seen to be missing', () => {
  expect(seen('(שלום)')).toEqual([')שלום(']);
  expect(seen('a漢👍')).toEqual(['a\uFFFD|👍']);
  expect(seen('\u202Eabc\u202C')).toEqual(['abc']);
});
