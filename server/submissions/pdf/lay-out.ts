import bidiFactory from 'bidi-js';
import { type FontRun, splitFonts } from './split-fonts.ts';

/** A stretch that is written from left to right as it stands, and how wide it is, in points. */
export interface VisualRun extends FontRun {
  width: number;
}

export interface Line {
  runs: VisualRun[];
  width: number;
  /** The paragraph reads from right to left: it begins at the right edge. */
  rightToLeft: boolean;
}

export interface Measure {
  /** Cuts where the font has to change. */
  split(text: string): FontRun[];
  width(run: FontRun): number;
}

/** Pure functions. Node hands over the factory itself, where the types expect a module around it. */
const { getEmbeddingLevels, getMirroredCharacter } = (bidiFactory as unknown as typeof bidiFactory.default)();

/** Controls that turn the order around: names and remarks do without them, and nobody is fooled. */
const CONTROLS = /[\p{Cc}\p{Bidi_Control}\ufeff]/gu;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Breaks a text into lines no wider than `width`, each in the order in which it is seen; by the Unicode bidirectional algorithm. */
export function layOut(text: string, width: number, measure: Measure): Line[] {
  const clean = text.toWellFormed().replace(/\r\n?/g, '\n').replaceAll('\t', '    ');
  return clean
    .split('\n')
    .flatMap((paragraph) => layOutParagraph(paragraph.replace(CONTROLS, ''), width, measure));
}

function layOutParagraph(text: string, width: number, measure: Measure): Line[] {
  const { levels, paragraphs } = getEmbeddingLevels(text);
  const base = paragraphs[0]?.level ?? 0;
  return breakLines(text, width, measure).map(([start, end]) => {
    const stretches = inOrderSeen(levelsOf(levels, start, end));
    const runs = stretches.flatMap(({ from, to, level }) => {
      const piece = text.slice(from, to);
      if (level % 2 === 0) return measure.split(piece);
      const mirrored = [...piece].map((c) => getMirroredCharacter(c) ?? c).join('');
      return measure.split(mirrored).map(turned).reverse();
    });
    const measured = runs.map((run) => ({ ...run, width: measure.width(run) }));
    const total = measured.reduce((sum, run) => sum + run.width, 0);
    return { runs: measured, width: total, rightToLeft: base % 2 === 1 };
  });
}

/** Fonts turn Arabic and Hebrew by themselves; what stands between, such as a dash or a picture, has to be turned. */
function turned(run: FontRun): FontRun {
  if (RIGHT_TO_LEFT.test(run.text)) return run;
  const pieces = [...clusters.segment(run.text)].map(({ segment }) => segment);
  return { ...run, text: pieces.reverse().join('') };
}

interface Stretch {
  from: number;
  to: number;
  level: number;
}

function levelsOf(levels: Uint8Array, start: number, end: number): Stretch[] {
  const stretches: Stretch[] = [];
  for (let i = start; i < end; i++) {
    const level = levels[i] ?? 0;
    const last = stretches.at(-1);
    if (last?.level === level) last.to = i + 1;
    else stretches.push({ from: i, to: i + 1, level });
  }
  return stretches;
}

/** Rule L2: from the highest level down, whatever is at that level or above it is turned around. */
function inOrderSeen(stretches: Stretch[]): Stretch[] {
  const seen = [...stretches];
  const highest = Math.max(0, ...seen.map(({ level }) => level));
  for (let level = highest; level > 0; level--) {
    for (let i = 0; i < seen.length; i++) {
      let end = i;
      while ((seen[end]?.level ?? -1) >= level) end++;
      if (end > i + 1) seen.splice(i, end - i, ...seen.slice(i, end).reverse());
      if (end > i) i = end;
    }
  }
  return seen;
}

/** Where lines begin and end: after words, or within one that is wider than a line. */
function breakLines(text: string, width: number, measure: Measure): [start: number, end: number][] {
  const widthOf = (piece: string) => measure.split(piece).reduce((sum, run) => sum + measure.width(run), 0);
  const lines: [number, number][] = [];
  let start = 0;
  let end = 0;
  let filled = 0;
  const close = () => {
    lines.push([start, end]);
    start = end;
    filled = 0;
  };
  const add = (piece: string, pieceWidth: number, seen: number) => {
    if (filled + seen > width && end > start) close();
    end += piece.length;
    filled += pieceWidth;
  };
  for (const [word] of text.matchAll(/\S+\s*|\s+/g)) {
    const bare = widthOf(word.trimEnd());
    if (bare <= width) add(word, widthOf(word), bare);
    else
      for (const { segment } of clusters.segment(word)) {
        const one = widthOf(segment);
        add(segment, one, segment.trim() === '' ? 0 : one);
      }
  }
  close();
  return lines.map(([from, to], i) => [from, i < lines.length - 1 ? trimmedEnd(text, from, to) : to]);
}

const trimmedEnd = (text: string, from: number, to: number) => from + text.slice(from, to).trimEnd().length;

/** How runs are split and measured by a chain of fonts. */
export function measureBy(
  chain: Parameters<typeof splitFonts>[1],
  canWrite: Parameters<typeof splitFonts>[2],
  width: (run: FontRun) => number,
): Measure {
  return { split: (text) => splitFonts(text, chain, canWrite), width };
}
