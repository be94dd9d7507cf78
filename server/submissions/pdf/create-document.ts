import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { unpackWoff } from './unpack-woff.ts';

export type Pdf = InstanceType<typeof PDFDocument>;

/** Points: a page is A4. */
export const PAGE = { width: 595, height: 842, side: 48, top: 48, bottom: 60 };

const require = createRequire(import.meta.url);

/**
 * Fonts that come with the product, so that nothing is fetched and every machine prints the same: Latin, Greek, Cyrillic, Arabic,
 * Hebrew; Devanagari; emoji. What the first can't write, the next is asked for.
 */
const FILES = {
  sans: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  'sans-bold': require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
  devanagari: require.resolve(
    '@fontsource/noto-sans-devanagari/files/noto-sans-devanagari-devanagari-400-normal.woff',
  ),
  emoji: require.resolve('@fontsource/noto-emoji/files/noto-emoji-emoji-400-normal.woff'),
};
export type FontName = keyof typeof FILES;
export const CHAINS: Record<'regular' | 'bold', readonly FontName[]> = {
  regular: ['sans', 'devanagari', 'emoji'],
  bold: ['sans-bold', 'sans', 'devanagari', 'emoji'],
};

/** An empty document. Its pages stay open to the end, when it is known how many there are; photos go out at once. */
export function createDocument({ title, now }: { title: string; now: Date }): Pdf {
  const document = new PDFDocument({
    size: [PAGE.width, PAGE.height],
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    // None before one is chosen: pdfkit would load a font of its own.
    font: '',
    lang: 'en',
    displayTitle: true,
    info: { Title: title, Creator: 'Kinto', Producer: 'Kinto', CreationDate: now },
  });
  for (const [name, file] of Object.entries(FILES))
    document.registerFont(name, file.endsWith('.woff') ? unpackWoff(readFileSync(file)) : file);
  return document;
}

/** What pdfkit knows of the font in use and does not tell: the tables of the file. */
interface WithFontFile {
  _font: { font: { hasGlyphForCodePoint(codePoint: number): boolean } };
}

/** Whether a font can write these characters. */
export function canWrite(document: Pdf, font: FontName, codePoints: readonly number[]): boolean {
  document.font(font);
  const { _font } = document as unknown as WithFontFile;
  return codePoints.every((codePoint) => _font.font.hasGlyphForCodePoint(codePoint));
}
