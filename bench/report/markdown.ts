import type { Spread } from '../measure/spread.ts';

/** A table of Markdown; the first column is text, the others are figures. */
export function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  const marks = head.map((_, i) => (i === 0 ? '---' : '---:'));
  return [line(head), line(marks), ...rows.map(line)].join('\n');
}

/** With as many digits as mean something. */
export function number(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US');
  if (Math.abs(value) >= 10) return value.toFixed(1);
  return value === 0 ? '0' : value.toFixed(2);
}

/** The middle of several rounds, and between what they lay where that is not the same. */
export function middle({ median, least, most }: Spread): string {
  const words = [median, least, most].map(number);
  return words[1] === words[2] ? (words[0] ?? '') : `${words[0]} (${words[1]}–${words[2]})`;
}

export const percent = (share: number) => `${(share * 100).toFixed(share > 0 && share < 0.1 ? 1 : 0)} %`;
