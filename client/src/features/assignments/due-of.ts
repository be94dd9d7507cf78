import { DUE_SOON_MINUTES } from '../../../../shared/contracts/today.ts';

const MINUTE = 60_000;
const DAY_MINUTES = 1_440;

/** How a due time is told: how late, how soon, or when. `minutes` are whole ones, rounded so that neither is understated. */
export type Due =
  | { kind: 'late'; minutes: number }
  | { kind: 'soon'; minutes: number; pressing: boolean }
  | { kind: 'later' };

export function dueOf(dueAt: string, now: Date): Due {
  const left = (Date.parse(dueAt) - now.getTime()) / MINUTE;
  if (left <= 0) return { kind: 'late', minutes: Math.floor(Math.abs(left)) };
  if (left > DAY_MINUTES) return { kind: 'later' };
  return { kind: 'soon', minutes: Math.ceil(left), pressing: left <= DUE_SOON_MINUTES };
}
