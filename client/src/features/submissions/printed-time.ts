import type { SiteTime } from '../../components/ui/site-time.ts';

/** A moment for paper, where "today" means nothing: the whole date; the time zone is stated once. */
export const printedTime = (site: SiteTime, iso: string): string =>
  site.format(iso, { dateStyle: 'medium', timeStyle: 'medium' });
