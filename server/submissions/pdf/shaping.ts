import type { FontName, Pdf } from './create-document.ts';
import type { FontRun } from './split-fonts.ts';

/** What a font does to neighbouring letters: for scripts that need it, a line takes milliseconds; Latin does without it. */
const SHAPED = { kern: true };
const PLAIN = {
  ...{ kern: false, liga: false, clig: false, calt: false, rclt: false, rlig: false },
  ...{ ccmp: false, locl: false, mark: false, mkmk: false },
};
const PLAIN_TEXT = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}]*$/u;

/**
 * For pdfkit's `features`. It hands them on as they are, an object too, and without any it would lay out word by word, which leaves
 * right-to-left words in the wrong order.
 */
export function featuresOf({ font, text }: FontRun): PDFKit.Mixins.OpenTypeFeatures[] {
  const features = font !== 'emoji' && PLAIN_TEXT.test(text) ? PLAIN : SHAPED;
  return features as unknown as PDFKit.Mixins.OpenTypeFeatures[];
}

/** How wide a run is at that size, in points; letters and words that were measured once are remembered. */
export function widths(document: Pdf): (run: FontRun, size: number) => number {
  const known = new Map<string, number>();
  const measured = (font: FontName, text: string) => {
    const key = `${font} ${text}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const features = featuresOf({ font, text });
    const width = document.font(font).fontSize(1000).widthOfString(text, { features }) / 1000;
    known.set(key, width);
    return width;
  };
  return (run, size) => {
    const pieces = run.font !== 'emoji' && PLAIN_TEXT.test(run.text) ? [...run.text] : [run.text];
    return pieces.reduce((sum, piece) => sum + measured(run.font, piece), 0) * size;
  };
}
