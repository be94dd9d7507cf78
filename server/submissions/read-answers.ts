import { and, asc, eq, getTableColumns, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '../db/db.ts';
import { checklistAnswers as answers } from '../db/schema/checklist-answers.ts';
import { bySubmission } from './by-submission.ts';

export type AnswerRow = typeof answers.$inferSelect & { edited: boolean };

/**
 * The answers that hold now, by submission, in the order of the tasks; `edited` when another was given before. Words that joined an
 * answer later, such as the caption of its second photo, keep the time of the answer: they are no edit.
 */
export async function readAnswers(db: Db, submissionIds: string[]): Promise<Map<string, AnswerRow[]>> {
  const earlier = alias(answers, 'earlier');
  const superseded = db
    .select({ one: sql`1` })
    .from(earlier)
    .where(
      and(
        eq(earlier.submissionId, answers.submissionId),
        eq(earlier.taskIndex, answers.taskIndex),
        isNotNull(earlier.supersededAt),
        ne(earlier.answeredAt, answers.answeredAt),
      ),
    );
  const rows = await db
    .select({ ...getTableColumns(answers), edited: sql<boolean>`exists ${superseded}` })
    .from(answers)
    .where(and(inArray(answers.submissionId, submissionIds), isNull(answers.supersededAt)))
    .orderBy(asc(answers.taskIndex));
  return bySubmission(rows);
}
