import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cut } from './cut.ts';

it.each([
  ['short enough', 12, 'short enough'],
  ['one too long', 11, 'one too lo…'],
  ['no space before the dots', 9, 'no space…'],
  ['anything', 1, '…'],
  ['anything', 0, ''],
  ['a👍🏽b', 5, 'a…'],
  ['👨‍👩‍👧 family', 6, '…'],
  ['पानी की जाँच', 4, 'पा…'],
  ['e\u0301e\u0301e\u0301', 4, 'e\u0301…'],
])('%s, at most %i', (text, max, expected) => {
  expect(cut(text, max)).toBe(expected);
});

it('never gets longer than it may, and never breaks a character', () => {
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  const characters = (text: string) => [...segmenter.segment(text)].map(({ segment }) => segment);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.nat(30), (text, max) => {
      const short = cut(text, max);
      expect(short.length).toBeLessThanOrEqual(max);
      if (text.length <= max) expect(short).toBe(text);
      else if (max > 0) {
        const kept = characters(short.slice(0, -1));
        expect(short.endsWith('…')).toBe(true);
        expect(kept).toEqual(characters(text).slice(0, kept.length));
      }
    }),
  );
});
