import { type SQL, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { DUE_SOON_MINUTES, type JobGroup, SILENT_MINUTES } from '../../shared/contracts/today.ts';
import type { AssignmentStatus, DeliveryStatus, SessionStatus } from '../../shared/words.ts';
import type { Day } from './site-day.ts';

/** All that a job's group depends on, besides the time. */
export interface JobFacts {
  status: z.infer<typeof AssignmentStatus>;
  dueAt: Date | null;
  completedAt: Date | null;
  /** null: it has no conversation, since an admin deleted it. */
  session: SessionStatus | null;
  /** Of the newest message of the conversation. */
  delivery: z.infer<typeof DeliveryStatus> | null;
  /** When the operator answered last, or was asked first; null while no conversation runs. */
  silentSince: Date | null;
}

/** The group that a job stands in (see `JobGroup` for what each means); null when it is none of today's. */
export function jobGroup(job: JobFacts, now: Date, day: Day): JobGroup | null {
  if (job.status === 'cancelled') return null;
  if (job.status === 'completed') {
    const { completedAt } = job;
    return completedAt && completedAt >= day.start && completedAt < day.end ? 'done' : null;
  }
  if (job.dueAt && job.dueAt <= now) return 'overdue';
  if (job.session === 'active' && job.delivery === 'failed') return 'undelivered';
  if (job.session !== 'active' && job.session !== 'waiting') return 'expired';
  const dueSoon = job.dueAt && job.dueAt <= minutesFrom(now, DUE_SOON_MINUTES);
  const silent = job.silentSince && job.silentSince <= minutesFrom(now, -SILENT_MINUTES);
  if (dueSoon || silent) return 'at_risk';
  return job.session === 'active' ? 'in_progress' : 'waiting';
}

/** The same for an open job whose facts are the columns `due_at`, `session`, `delivery` and `silent_since`. */
export function openJobGroupSql(now: Date): SQL {
  return sql`CASE
    WHEN due_at <= ${time(now)} THEN 'overdue'
    WHEN session = 'active' AND delivery = 'failed' THEN 'undelivered'
    WHEN session IS NULL OR session NOT IN ('active', 'waiting') THEN 'expired'
    WHEN due_at <= ${time(minutesFrom(now, DUE_SOON_MINUTES))} THEN 'at_risk'
    WHEN silent_since <= ${time(minutesFrom(now, -SILENT_MINUTES))} THEN 'at_risk'
    WHEN session = 'active' THEN 'in_progress'
    ELSE 'waiting' END`;
}

/** When time alone may move such a job to another group next; null when it never does. */
export function nextChangeSql(now: Date): SQL {
  const dueSoon = sql`due_at - ${DUE_SOON_MINUTES} * interval '1 minute'`;
  const silent = sql`silent_since + ${SILENT_MINUTES} * interval '1 minute'`;
  return sql`least(
    CASE WHEN ${dueSoon} > ${time(now)} THEN ${dueSoon} WHEN due_at > ${time(now)} THEN due_at END,
    CASE WHEN ${silent} > ${time(now)} THEN ${silent} END)`;
}

/** What jobs of a group are ordered by, ascending, in microseconds since 1970: the most pressing first. */
export function jobOrderSql(): SQL {
  const silent = sql`silent_since + ${SILENT_MINUTES} * interval '1 minute'`;
  return sql`(extract(epoch FROM CASE job_group
    WHEN 'overdue' THEN due_at
    WHEN 'at_risk' THEN least(due_at, ${silent})
    WHEN 'done' THEN completed_at
    ELSE created_at END)
    * CASE WHEN job_group IN ('overdue', 'at_risk', 'waiting') THEN 1000000 ELSE -1000000 END)::bigint`;
}

export const time = (date: Date): SQL => sql`${date.toISOString()}::timestamptz`;

const minutesFrom = (now: Date, minutes: number) => new Date(now.getTime() + minutes * 60_000);
