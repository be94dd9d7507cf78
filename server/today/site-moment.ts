import type { Context } from '../context.ts';
import { readSettings } from '../settings/read-settings.ts';
import { type Day, siteDay } from './site-day.ts';

/** Now, and the day that it is at the site. */
export async function siteMoment({
  db,
  clock,
}: Pick<Context, 'db' | 'clock'>): Promise<{ now: Date; day: Day }> {
  const now = clock();
  const { timeZone } = await readSettings(db);
  return { now, day: siteDay(now, timeZone) };
}
