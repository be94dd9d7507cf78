import { cut } from './cut.ts';
import { storableText } from './storable.ts';

/**
 * Titles as Meta takes them: on one line, never empty, at most `max` units, no two alike. Those that become alike by
 * cutting get a number.
 */
export function fitTitles(titles: string[], max: number): string[] {
  const taken = new Set<string>();
  return titles.map((title) => {
    const line = oneLine(title) || '…';
    let fitted = cut(line, max);
    for (let n = 2; taken.has(fitted); n++) fitted = `${cut(line, max - ` ${n}`.length)} ${n}`;
    taken.add(fitted);
    return fitted;
  });
}

/** Without line ends, tabs and runs of spaces. */
export function oneLine(text: string): string {
  return storableText(text).replace(/\s+/g, ' ').trim();
}
