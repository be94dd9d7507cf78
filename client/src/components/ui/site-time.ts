import { createContext, useContext, useMemo } from 'react';
import { formatFullDate, formatWhen, type Locale } from './format-when.ts';

/** The site's time zone (IANA); undefined until it is known: the browser's. */
export const SiteTimeContext = createContext<string | undefined>(undefined);

export interface SiteTime {
  timeZone: string | undefined;
  /** `14:05`, `Yesterday 14:05`, `18 Nov 14:05`, `18 Nov 2025`. */
  when: (iso: string, now?: Date) => string;
  /** The same in the middle of a sentence: `tomorrow 14:05`. */
  whenInSentence: (iso: string) => string;
  /** All of it, with the time zone. */
  fullDate: (iso: string) => string;
  format: (iso: string, options: Intl.DateTimeFormatOptions) => string;
}

/** How moments are written: in the site's time zone, wherever the reader sits. */
export function useSiteTime(): SiteTime {
  const timeZone = useContext(SiteTimeContext);
  return useMemo(() => siteTime(timeZone === undefined ? {} : { timeZone }), [timeZone]);
}

function siteTime(locale: Locale): SiteTime {
  return {
    timeZone: locale.timeZone,
    when: (iso, now = new Date()) => formatWhen(iso, now, locale),
    whenInSentence: (iso) => formatWhen(iso, new Date(), locale, 'in a sentence'),
    fullDate: (iso) => formatFullDate(iso, locale),
    format: (iso, options) =>
      new Intl.DateTimeFormat(locale.language, { timeZone: locale.timeZone, ...options }).format(
        new Date(iso),
      ),
  };
}
