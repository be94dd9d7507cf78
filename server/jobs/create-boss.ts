import PgBoss from 'pg-boss';
import type { Logger } from '../log/logger.ts';
import { MOST_CRASHES } from './error-delays.ts';
import { ABANDONED_AFTER, KEEP_ARCHIVED, KEEP_COMPLETED, KEEP_FAILED, LOOK_EVERY } from './job-times.ts';

export const SCHEMA = 'pgboss';

/**
 * pg-boss keeps the tables. Its own workers and timekeeper are not used: they leave promises unheld, so that a lost
 * connection would end the process, and let no job take longer than a crash may go unnoticed.
 */
export function createBoss(db: PgBoss.Db, log: Logger): PgBoss {
  const boss = new PgBoss({
    db,
    schema: SCHEMA,
    schedule: false,
    expireInSeconds: ABANDONED_AFTER,
    maintenanceIntervalSeconds: LOOK_EVERY,
    retryLimit: MOST_CRASHES,
    archiveCompletedAfterSeconds: KEEP_COMPLETED,
    archiveFailedAfterSeconds: KEEP_FAILED,
    deleteAfterSeconds: KEEP_ARCHIVED,
  });
  boss.on('error', (err) => log.warn({ err }, 'Jobs: the database did not answer'));
  return boss;
}
