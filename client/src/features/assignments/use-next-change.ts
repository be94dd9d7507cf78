import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Today } from '../../../../shared/contracts/today.ts';

/** So that the server’s clock has surely passed the moment when it is asked. */
const AFTER_MS = 250;
/** A browser’s timers end at 24 days, and a computer that slept wakes up late: it looks again by then. */
const LONGEST_MS = 3_600_000;

/** Asks again when the clock alone moves a job to another group: overdue begins at its minute, today ends at midnight. */
export function useNextChange(today: Today | undefined, answeredAt: number): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    if (!today) return;
    const wait = nextChangeIn(today, Date.now() - answeredAt);
    const timer = setTimeout(() => {
      void queryClient.invalidateQueries({ queryKey: ['assignments', 'today'] });
      void queryClient.invalidateQueries({ queryKey: ['submissions', 'list', 'nok-today'] });
    }, wait);
    return () => clearTimeout(timer);
  }, [today, answeredAt, queryClient]);
}

/** Milliseconds to wait, by the server's clock: the browser's may be wrong. `age` is how old the answer is. */
export function nextChangeIn(
  { asOf, nextChangeAt }: Pick<Today, 'asOf' | 'nextChangeAt'>,
  age: number,
): number {
  const rest = Date.parse(nextChangeAt) - Date.parse(asOf) - age + AFTER_MS;
  return Math.min(Math.max(rest, AFTER_MS), LONGEST_MS);
}
