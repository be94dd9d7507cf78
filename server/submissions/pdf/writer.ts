import { CHAINS, canWrite, type FontName, PAGE, type Pdf } from './create-document.ts';
import { type Line, layOut, measureBy } from './lay-out.ts';
import { featuresOf, widths } from './shaping.ts';

export interface TextStyle {
  /** Points. */
  size: number;
  bold?: boolean;
  color?: string;
}

export interface Box {
  /** Points from the left edge of the page. */
  x: number;
  width: number;
}

/** Writes text down a document, on to the next page when one is full. */
export interface Writer {
  /** Where the next line goes, in points from the top. */
  y: number;
  /** Text in a box; leaves `y` under it. */
  text(text: string, style: TextStyle, box: Box): void;
  /** Begins a page unless that many points are free on this one. */
  need(height: number): void;
  /** How high a text will be. */
  heightOf(text: string, style: TextStyle, width: number): number;
}

const LEADING = 1.38;
/** @param bottom how far down text may go, in points; further down is the next page */
export function createWriter(document: Pdf, bottom = PAGE.height - PAGE.bottom): Writer {
  const widthOf = widths(document);
  const known = new Map<string, boolean>();
  const writes = (font: FontName, codePoints: readonly number[]) => {
    const key = `${font} ${codePoints.join(' ')}`;
    const found = known.get(key) ?? canWrite(document, font, codePoints);
    known.set(key, found);
    return found;
  };
  const linesOf = (text: string, { size, bold }: TextStyle, width: number) =>
    layOut(
      text,
      width,
      measureBy(CHAINS[bold ? 'bold' : 'regular'], writes, (run) => widthOf(run, size)),
    );
  const writer: Writer = {
    y: PAGE.height,
    need(height) {
      if (writer.y + height <= bottom) return;
      document.addPage();
      writer.y = PAGE.top;
    },
    heightOf: (text, style, width) => linesOf(text, style, width).length * style.size * LEADING,
    text(text, style, box) {
      for (const line of linesOf(text, style, box.width)) {
        writer.need(style.size * LEADING);
        drawLine(document, line, style, box, writer.y);
        writer.y += style.size * LEADING;
      }
    },
  };
  return writer;
}

function drawLine(document: Pdf, line: Line, style: TextStyle, box: Box, y: number): void {
  let x = line.rightToLeft ? box.x + box.width - line.width : box.x;
  const baseline = y + style.size * 1.05;
  for (const run of line.runs) {
    document
      .font(run.font)
      .fontSize(style.size)
      .fillColor(style.color ?? '#1d252b')
      .text(run.text, x, baseline, { lineBreak: false, baseline: 'alphabetic', features: featuresOf(run) });
    x += run.width;
  }
}
