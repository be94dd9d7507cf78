import { asc, eq } from 'drizzle-orm';
import type { Db } from '../db/db.ts';
import { checklistFollowUps as followUps } from '../db/schema/checklist-follow-ups.ts';

export type FollowUpRow = typeof followUps.$inferSelect;

/** What was done about the answers of a submission, in the order of the tasks. */
export function readFollowUps(db: Db, submissionId: string): Promise<FollowUpRow[]> {
  return db
    .select()
    .from(followUps)
    .where(eq(followUps.submissionId, submissionId))
    .orderBy(asc(followUps.taskIndex));
}
