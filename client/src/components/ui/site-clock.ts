import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone.js';
import utc from 'dayjs/plugin/utc.js';

dayjs.extend(utc);
dayjs.extend(timezone);

const WALL_CLOCK = 'YYYY-MM-DD HH:mm:ss';

/** What a date picker holds (`2026-11-20 14:00:00`, the site's wall clock) as a moment; null when it is no date. */
export function momentOf(wallClock: string, timeZone: string | undefined): string | null {
  const moment = timeZone ? dayjs.tz(wallClock, timeZone) : dayjs(wallClock);
  return moment.isValid() ? moment.toISOString() : null;
}

/** A moment as the site's wall clock shows it, for a date picker. */
export function wallClockOf(moment: string | Date, timeZone: string | undefined): string {
  const at = dayjs(moment);
  return (timeZone ? at.tz(timeZone) : at).format(WALL_CLOCK);
}
