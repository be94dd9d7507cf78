import { momentOf } from '../../components/ui/site-clock.ts';

const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;

/** The moment at which a day (`2026-11-20`, the site's) begins; undefined when it is none. */
export function beginOf(day: string | undefined, timeZone: string | undefined): string | undefined {
  if (!day || !DAY.test(day)) return undefined;
  return momentOf(`${day} 00:00:00`, timeZone) ?? undefined;
}

/** The moment at which the day after begins. */
export function endOf(day: string | undefined, timeZone: string | undefined): string | undefined {
  const parts = day === undefined ? null : DAY.exec(day);
  if (!parts) return undefined;
  const next = new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]) + 1));
  return beginOf(next.toISOString().slice(0, 10), timeZone);
}
