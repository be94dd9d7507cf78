import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone.js';
import utc from 'dayjs/plugin/utc.js';

dayjs.extend(utc);
dayjs.extend(timezone);

/** ISO 8601 in that time zone, with its distance from UTC: `2026-11-20T13:30:00+05:30`; empty for no time. */
export function zonedIso(at: string | null, timeZone: string): string {
  return at === null ? '' : dayjs(at).tz(timeZone).format();
}

/** For people: `20 Nov 2026, 13:30:05`. */
export function zonedText(at: string, timeZone: string): string {
  return dayjs(at).tz(timeZone).format('D MMM YYYY, HH:mm:ss');
}
