import { momentOf, wallClockOf } from '../../components/ui/site-clock.ts';

export interface DuePreset {
  kind: 'hours' | 'shift' | 'today' | 'tomorrow';
  at: string;
}

/** When shifts end, by the site's wall clock. */
const SHIFT_ENDS = ['06:00', '14:00', '22:00'];
const EVENING = '18:00';
const HOUR_MS = 3_600_000;

/** The due times that are wanted most: in two hours, at the end of the shift, today at six (or tomorrow, once that has passed). */
export function duePresets(now: Date, timeZone: string | undefined): DuePreset[] {
  const day = (plus: number) =>
    wallClockOf(new Date(now.getTime() + plus * 24 * HOUR_MS), timeZone).slice(0, 10);
  const at = (date: string, time: string) => momentOf(`${date} ${time}:00`, timeZone);
  const isAhead = (moment: string | null): moment is string =>
    moment !== null && Date.parse(moment) > now.getTime();
  const shiftEnd = [...SHIFT_ENDS.map((time) => at(day(0), time)), at(day(1), SHIFT_ENDS[0] ?? '')].find(
    isAhead,
  );
  const evening = at(day(0), EVENING);
  const next = at(day(1), EVENING);
  return [
    { kind: 'hours', at: new Date(now.getTime() + 2 * HOUR_MS).toISOString() },
    ...(shiftEnd ? [{ kind: 'shift' as const, at: shiftEnd }] : []),
    ...(isAhead(evening)
      ? [{ kind: 'today' as const, at: evening }]
      : next
        ? [{ kind: 'tomorrow' as const, at: next }]
        : []),
  ];
}
