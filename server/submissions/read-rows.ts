import { and, desc, eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { SubmissionRow } from '../../shared/contracts/submission-rows.ts';
import type { Db } from '../db/db.ts';
import { checklistAssignments as assignments } from '../db/schema/checklist-assignments.ts';
import { checklistSubmissions as submissions } from '../db/schema/checklist-submissions.ts';
import { checklistTemplateVersions as versions } from '../db/schema/checklist-template-versions.ts';
import { machines } from '../db/schema/machines.ts';
import { operators } from '../db/schema/operators.ts';
import { whatsappConversationSessions as sessions } from '../db/schema/whatsapp-conversation-sessions.ts';
import { secondsBetween } from './asked-times.ts';
import { microseconds } from './page-after.ts';

export interface FoundRow {
  row: SubmissionRow;
  /** When it was made, in microseconds since 1970. */
  at: number;
}

/** The submissions that `where` picks, newest first, a line each; two statements, however many there are. */
export async function readRows(db: Db, where: SQL | undefined, limit: number): Promise<FoundRow[]> {
  const found = await db
    .select({
      submission: getTableColumns(submissions),
      at: microseconds(submissions.createdAt),
      templateId: assignments.templateId,
      machineId: assignments.machineId,
      operatorId: assignments.operatorId,
      templateName: versions.name,
      totalTasks: sql<number>`jsonb_array_length(${versions.tasks})`,
      machineName: machines.name,
      operatorName: operators.name,
      startedAt: sessions.startedAt,
    })
    .from(submissions)
    .innerJoin(assignments, eq(assignments.id, submissions.assignmentId))
    .innerJoin(
      versions,
      and(eq(versions.templateId, assignments.templateId), eq(versions.version, assignments.templateVersion)),
    )
    .innerJoin(machines, eq(machines.id, assignments.machineId))
    .innerJoin(operators, eq(operators.id, assignments.operatorId))
    .leftJoin(sessions, eq(sessions.assignmentId, assignments.id))
    .where(where)
    .orderBy(desc(submissions.createdAt), desc(submissions.id))
    .limit(limit);
  const counts = await readCounts(
    db,
    found.map(({ submission }) => submission.id),
  );
  return found.map(({ submission, at, startedAt, ...rest }) => ({
    at,
    row: {
      ...rest,
      id: submission.id,
      status: submission.status,
      createdAt: submission.createdAt.toISOString(),
      completedAt: submission.completedAt?.toISOString() ?? null,
      seconds: secondsBetween(startedAt ?? submission.createdAt, submission.completedAt),
      ...(counts.get(submission.id) ?? NONE),
      review: submission.review,
      reviewedBy: submission.reviewedBy,
    },
  }));
}

type Counts = Pick<SubmissionRow, 'answered' | 'ok' | 'nok' | 'na' | 'outOfLimits' | 'photos'>;
const NONE: Counts = { answered: 0, ok: 0, nok: 0, na: 0, outOfLimits: 0, photos: 0 };

async function readCounts(db: Db, ids: string[]): Promise<Map<string, Counts>> {
  if (ids.length === 0) return new Map();
  const { rows } = await db.execute<{ id: string } & Counts>(sql`
    select s.id, a.answered, a.ok, a.nok, a.na, a."outOfLimits", p.photos
    from unnest(array[${sql.join(ids, sql`, `)}]::varchar[]) as s(id)
    cross join lateral (
      select count(*)::int as answered,
        count(*) filter (where result = 'OK')::int as ok,
        count(*) filter (where result = 'NOK')::int as nok,
        count(*) filter (where result = 'NA')::int as na,
        count(*) filter (where out_of_limits)::int as "outOfLimits"
      from checklist_answers where submission_id = s.id and superseded_at is null) a
    cross join lateral (select count(*)::int as photos from photos where submission_id = s.id) p`);
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}
