import { and, desc, eq, getTableColumns, isNotNull, isNull, ne } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { EarlierAnswer } from '../../shared/contracts/submissions.ts';
import type { Db } from '../db/db.ts';
import { checklistAnswers as answers } from '../db/schema/checklist-answers.ts';
import { answeredValue } from './answered-value.ts';

/**
 * What each question was answered before the operator changed it, by task index, the oldest first. Words that joined an answer have
 * its time: it counts once, with all of them.
 */
export async function readEarlierAnswers(
  db: Db,
  submissionId: string,
): Promise<Map<number, EarlierAnswer[]>> {
  const now = alias(answers, 'now');
  const rows = await db
    .selectDistinctOn([answers.answeredAt, answers.taskIndex], getTableColumns(answers))
    .from(answers)
    .innerJoin(
      now,
      and(
        eq(now.submissionId, answers.submissionId),
        eq(now.taskIndex, answers.taskIndex),
        isNull(now.supersededAt),
        ne(now.answeredAt, answers.answeredAt),
      ),
    )
    .where(and(eq(answers.submissionId, submissionId), isNotNull(answers.supersededAt)))
    .orderBy(answers.answeredAt, answers.taskIndex, desc(answers.supersededAt));
  const earlier = new Map<number, EarlierAnswer[]>();
  for (const row of rows) {
    earlier.set(row.taskIndex, [
      ...(earlier.get(row.taskIndex) ?? []),
      {
        result: row.result,
        remarks: row.remarks ?? '',
        value: answeredValue(row.value),
        outOfLimits: row.outOfLimits,
        answeredAt: row.answeredAt.toISOString(),
      },
    ]);
  }
  return earlier;
}
