const DAY_MS = 86_400_000;

export interface Locale {
  /** BCP 47; undefined: the browser's. */
  language?: string;
  /** IANA; undefined: the browser's. */
  timeZone?: string;
}

const format = (date: Date, locale: Locale, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale.language, { timeZone: locale.timeZone, ...options }).format(date);

/** The calendar day in that time zone, as a number of days. */
function dayNumber(date: Date, locale: Locale): number {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: locale.timeZone }).format(date);
  return Date.parse(`${parts}T00:00:00Z`) / DAY_MS;
}

/** Short and absolute: `14:05` today (as the language writes it), `Yesterday 14:05`, `18 Nov 14:05`, `18 Nov 2025` in other years; in a sentence `yesterday 14:05`. */
export function formatWhen(
  iso: string,
  now: Date,
  locale: Locale = {},
  place: 'alone' | 'in a sentence' = 'alone',
): string {
  const date = new Date(iso);
  const time = format(date, locale, { hour: 'numeric', minute: '2-digit' });
  const days = dayNumber(date, locale) - dayNumber(now, locale);
  if (days === 0) return time;
  if (days === -1 || days === 1) {
    const day = relativeDay(days, locale);
    return `${place === 'alone' ? capital(day) : day} ${time}`;
  }
  const sameYear = format(date, locale, { year: 'numeric' }) === format(now, locale, { year: 'numeric' });
  if (!sameYear) return format(date, locale, { day: 'numeric', month: 'short', year: 'numeric' });
  return `${format(date, locale, { day: 'numeric', month: 'short' })} ${time}`;
}

/** All of it, with the time zone: for the tooltip. */
export function formatFullDate(iso: string, locale: Locale = {}): string {
  return format(new Date(iso), locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  });
}

const relativeDay = (days: -1 | 1, locale: Locale) =>
  new Intl.RelativeTimeFormat(locale.language, { numeric: 'auto' }).format(days, 'day');

const capital = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1);
