import { sql } from 'drizzle-orm';
import type { Db } from '../db/db.ts';
import { byLimits, type Check } from './check.ts';

/** Seconds that a job is overdue. */
const LIMITS = { warning: 60, error: 300 };

/** Jobs that should have begun (is anybody working?), and those that are given up. Reads the tables of pg-boss. */
export const checkJobs =
  (db: Db): Check =>
  async () => {
    const tables = await db.execute<{ there: boolean }>(
      sql`select to_regclass('pgboss.job') is not null as there`,
    );
    if (!tables.rows[0]?.there) {
      return {
        status: 'error',
        cause: 'never_started',
        action: 'Background jobs were never started: look at the first lines of the log.',
      };
    }
    const { rows } = await db.execute<{ due: number; overdue: number; failed: number }>(sql`
      select count(*) filter (where state < 'active')::integer as due,
             coalesce(extract(epoch from now() - min(start_after) filter (where state < 'active')), 0)
               ::double precision as overdue,
             count(*) filter (where state = 'failed' and completed_on > now() - interval '24 hours')::integer as failed
      from pgboss.job where state = 'failed' or (state < 'active' and start_after < now())`);
    const { due = 0, overdue = 0, failed = 0 } = rows[0] ?? {};
    const numbers = { due, overdueSeconds: Math.round(overdue), failedIn24Hours: failed };
    const status = byLimits(overdue, LIMITS);
    if (status !== 'healthy') {
      return {
        status,
        ...numbers,
        cause: 'overdue',
        action: 'Jobs are not begun in time: is a process running, and is it busy?',
      };
    }
    if (failed === 0) return { status, ...numbers };
    const action = "Jobs were given up: see output of those with state 'failed' in pgboss.job.";
    return { status: 'warning', ...numbers, cause: 'failed', action };
  };
