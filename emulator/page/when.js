const clock = new Intl.DateTimeFormat([], { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const weekday = new Intl.DateTimeFormat([], { weekday: 'long' });
const date = new Intl.DateTimeFormat([], { dateStyle: 'medium' });

const startOfDay = (moment) => new Date(moment.getFullYear(), moment.getMonth(), moment.getDate()).getTime();

/** The time of day of a message. */
export const timeOf = (unixSeconds) => clock.format(new Date(unixSeconds * 1000));

/** Today, Yesterday, a weekday of the last week, else the date. */
export function dayOf(unixSeconds) {
  const moment = new Date(unixSeconds * 1000);
  const days = Math.round((startOfDay(new Date()) - startOfDay(moment)) / 86_400_000);
  if (days === 0) return 'Today';
  if (days === 1) return 'Yesterday';
  return days > 1 && days < 7 ? weekday.format(moment) : date.format(moment);
}
