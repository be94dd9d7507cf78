import type { FontName } from './create-document.ts';

/** A stretch of text that one font writes. */
export interface FontRun {
  font: FontName;
  text: string;
}

export type CanWrite = (font: FontName, codePoints: readonly number[]) => boolean;

/** Joiners and variation selectors have no picture of their own. */
const UNSEEN = new Set([0x200c, 0x200d, 0xfe0e, 0xfe0f]);
const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Cuts a text where the font has to change. What none can write stands as �, never as nothing. */
export function splitFonts(text: string, chain: readonly FontName[], canWrite: CanWrite): FontRun[] {
  const runs: FontRun[] = [];
  const add = (font: FontName, piece: string) => {
    const last = runs.at(-1);
    if (last?.font === font) last.text += piece;
    else runs.push({ font, text: piece });
  };
  for (const { segment } of clusters.segment(text)) {
    const whole = writer(segment, chain, canWrite);
    if (whole) add(whole, segment);
    // A picture made of several, such as a family, may not be there as one.
    else
      for (const character of segment)
        if (isSeen(character)) {
          const font = writer(character, chain, canWrite);
          add(font ?? chain[0] ?? 'sans', font ? character : '\uFFFD');
        }
  }
  return runs;
}

function writer(text: string, chain: readonly FontName[], canWrite: CanWrite): FontName | undefined {
  const seen = [...text].filter(isSeen).map(codePoint);
  return chain.find((font) => canWrite(font, seen));
}

const codePoint = (character: string) => character.codePointAt(0) ?? 0;
const isSeen = (character: string) => !UNSEEN.has(codePoint(character));
