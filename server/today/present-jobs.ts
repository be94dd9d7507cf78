import { and, count, eq, inArray, isNull, or } from 'drizzle-orm';
import type { Job } from '../../shared/contracts/today.ts';
import { presentAssignments } from '../assignments/present-assignment.ts';
import type { Db } from '../db/db.ts';
import { checklistAnswers as answers } from '../db/schema/checklist-answers.ts';
import { checklistAssignments } from '../db/schema/checklist-assignments.ts';
import type { FoundJob } from './find-jobs.ts';

/** The answers that hold now and are NOK or out of their limits. */
export const notGood = and(
  or(eq(answers.result, 'NOK'), eq(answers.outOfLimits, true)),
  isNull(answers.supersededAt),
);

/** Jobs as routes show them, in the order given. Two statements; one that was deleted meanwhile is left out. */
export async function presentJobs(db: Db, found: readonly FoundJob[]): Promise<Job[]> {
  if (found.length === 0) return [];
  const ids = found.map((job) => job.id);
  const shown = await presentAssignments(db, inArray(checklistAssignments.id, ids), ids.length);
  const byId = new Map(shown.map(({ assignment }) => [assignment.id, assignment]));
  const counts = await countNotGood(
    db,
    shown.flatMap(({ assignment }) => assignment.submissionId ?? []),
  );
  return found.flatMap(({ id, group, silentSince, completedAt }) => {
    const assignment = byId.get(id);
    if (!assignment) return [];
    return {
      ...assignment,
      group,
      silentSince: silentSince?.toISOString() ?? null,
      completedAt: completedAt?.toISOString() ?? null,
      notGood: counts.get(assignment.submissionId ?? '') ?? 0,
    };
  });
}

async function countNotGood(db: Db, submissionIds: string[]): Promise<Map<string, number>> {
  if (submissionIds.length === 0) return new Map();
  const rows = await db
    .select({ submissionId: answers.submissionId, count: count() })
    .from(answers)
    .where(and(inArray(answers.submissionId, submissionIds), notGood))
    .groupBy(answers.submissionId);
  return new Map(rows.map((row) => [row.submissionId, row.count]));
}
