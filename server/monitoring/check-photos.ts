import { sql } from 'drizzle-orm';
import type { Db } from '../db/db.ts';
import { byLimits, type Check } from './check.ts';

/** Seconds since the oldest photo came that is not fetched yet; downloads are tried for hours. */
const LIMITS = { warning: 15 * 60, error: 4 * 3600 };

export const checkPhotos =
  (db: Db): Check =>
  async () => {
    const { rows } = await db.execute<{ pending: number; oldest: number; failed: number }>(sql`
      select count(*)::integer as pending,
             coalesce(extract(epoch from now() - min(received_at)), 0)::double precision as oldest,
             (select count(*)::integer from photos
                where status = 'failed' and received_at > now() - interval '24 hours') as failed
      from photos where status = 'pending'`);
    const { pending = 0, oldest = 0, failed = 0 } = rows[0] ?? {};
    const numbers = { pending, oldestPendingSeconds: Math.round(oldest), failedIn24Hours: failed };
    const waiting = byLimits(oldest, LIMITS);
    if (waiting !== 'healthy') {
      const action = 'Photos wait to be fetched: see the services whatsapp, disk and jobs.';
      return { status: waiting, ...numbers, cause: 'waiting', action };
    }
    if (failed === 0) return { status: 'healthy', ...numbers };
    const action =
      'Photos could not be fetched: see failure in photos, and ask the operators to send them again.';
    return { status: 'warning', ...numbers, cause: 'failed', action };
  };
