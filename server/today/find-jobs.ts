import { type SQL, sql } from 'drizzle-orm';
import type { JobGroup } from '../../shared/contracts/today.ts';
import type { Db } from '../db/db.ts';
import { jobOrderSql, nextChangeSql, openJobGroupSql, time } from './job-group.ts';
import type { Day } from './site-day.ts';

/** Where a job stands among today's. */
export interface FoundJob {
  id: string;
  group: JobGroup;
  /** Its place in its group, with its id: where a page ends. */
  order: number;
  silentSince: Date | null;
  completedAt: Date | null;
}

/** All groups that have jobs: how many, the first `limit` of each, and when time alone changes any of it. One statement. */
export async function findJobsOfAllGroups(
  db: Db,
  at: { now: Date; day: Day },
  limit: number,
): Promise<{ jobs: FoundJob[]; counts: Map<JobGroup, number>; nextChangeAt: Date | null }> {
  const { rows } = await db.execute<Row & { total: string; next_change_at: Date | null }>(sql`
    WITH ${todaysJobs(at)}
    SELECT * FROM (
      SELECT *, count(*) OVER (PARTITION BY job_group) AS total,
        row_number() OVER (PARTITION BY job_group ORDER BY job_order, id) AS place,
        min(next_change) OVER () AS next_change_at
      FROM ordered
    ) AS placed WHERE place <= ${limit} ORDER BY job_order, id`);
  return {
    jobs: rows.map(found),
    counts: new Map(rows.map((row) => [row.job_group, Number(row.total)])),
    nextChangeAt: rows[0]?.next_change_at ? new Date(rows[0].next_change_at) : null,
  };
}

/** The jobs of one group that come after that place. */
export async function findJobsOfGroup(
  db: Db,
  at: { now: Date; day: Day },
  page: { group: JobGroup; after: [order: number, id: string] | null; limit: number },
): Promise<FoundJob[]> {
  const after = page.after ? sql`AND (job_order, id) > (${page.after[0]}::bigint, ${page.after[1]})` : sql``;
  const { rows } = await db.execute<Row>(sql`
    WITH ${todaysJobs(at)}
    SELECT * FROM ordered WHERE job_group = ${page.group} ${after} ORDER BY job_order, id LIMIT ${page.limit}`);
  return rows.map(found);
}

type Row = {
  id: string;
  job_group: JobGroup;
  job_order: string;
  silent_since: Date | string | null;
  completed_at: Date | string | null;
};

const found = (row: Row): FoundJob => ({
  id: row.id,
  group: row.job_group,
  order: Number(row.job_order),
  silentSince: row.silent_since === null ? null : new Date(row.silent_since),
  completedAt: row.completed_at === null ? null : new Date(row.completed_at),
});

/** Everything open, by its partial index, and what was completed on the day. */
function todaysJobs({ now, day }: { now: Date; day: Day }): SQL {
  return sql`facts AS (
      SELECT a.id, a.created_at, a.due_at, NULL::timestamptz AS completed_at, s.status AS session, m.status AS delivery,
        CASE WHEN s.status = 'active' THEN coalesce(n.answered_at, s.started_at) END AS silent_since
      FROM checklist_assignments a
      LEFT JOIN whatsapp_conversation_sessions s ON s.assignment_id = a.id
      LEFT JOIN LATERAL (
        SELECT status FROM outbound_messages WHERE session_id = s.id ORDER BY seq DESC LIMIT 1) m ON s.status = 'active'
      LEFT JOIN LATERAL (
        SELECT max(answered_at) AS answered_at FROM checklist_answers
        WHERE submission_id = s.submission_id AND superseded_at IS NULL) n ON s.status = 'active'
      WHERE a.status IN ('pending', 'active')
    ), jobs AS (
      SELECT *, ${openJobGroupSql(now)} AS job_group, ${nextChangeSql(now)} AS next_change FROM facts
      UNION ALL
      SELECT a.id, a.created_at, a.due_at, u.completed_at, 'completed', NULL, NULL, 'done', NULL
      FROM checklist_submissions u JOIN checklist_assignments a ON a.id = u.assignment_id
      WHERE u.status = 'completed' AND a.status = 'completed'
        AND u.completed_at >= ${time(day.start)} AND u.completed_at < ${time(day.end)}
    ), ordered AS (SELECT *, ${jobOrderSql()} AS job_order FROM jobs)`;
}
