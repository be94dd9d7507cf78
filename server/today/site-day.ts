import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone.js';
import utc from 'dayjs/plugin/utc.js';

dayjs.extend(utc);
dayjs.extend(timezone);

/** From `start`, and up to but without `end`. */
export interface Day {
  start: Date;
  end: Date;
}

/**
 * The calendar day of that time zone (IANA) in which `now` lies: 23 or 25 hours long when the clocks change. Where they change at
 * midnight it begins at the first moment that has its date.
 */
export function siteDay(now: Date, timeZone: string): Day {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone });
  const date = format.format(now);
  const begin = (day: string) => {
    // Not startOf('day'): across a change of the clocks that takes the offset of `now`.
    const midnight = dayjs.tz(`${day} 00:00:00`, timeZone);
    const hourBefore = midnight.subtract(1, 'hour').toDate();
    // Put back at one, a day has two midnights.
    return format.format(hourBefore) === day ? hourBefore : midnight.toDate();
  };
  return { start: begin(date), end: begin(dayjs.utc(date).add(1, 'day').format('YYYY-MM-DD')) };
}
