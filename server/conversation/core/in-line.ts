import type { WaitingChecklist } from './facts.ts';
import { shorten } from './shorten.ts';

const MOST_SHOWN = 10;

/** The names of what waits, of a long line the beginning, and how many wait in all. */
export function inLine(line: WaitingChecklist[]): [names: string[], total: number] {
  const shown = line.slice(0, MOST_SHOWN);
  return [shown.map((w) => shorten(`${w.templateName}, ${w.machineName}`, 80)), line.length];
}
