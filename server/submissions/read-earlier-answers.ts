import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { EarlierAnswer } from '../../shared/contracts/submissions.ts';
import type { Db } from '../db/db.ts';
import { checklistAnswers as answers } from '../db/schema/checklist-answers.ts';
import { answeredValue } from './answered-value.ts';

/** What each question was answered before the operator changed it, by task index, the oldest first. */
export async function readEarlierAnswers(
  db: Db,
  submissionId: string,
): Promise<Map<number, EarlierAnswer[]>> {
  const rows = await db
    .select()
    .from(answers)
    .where(and(eq(answers.submissionId, submissionId), isNotNull(answers.supersededAt)))
    .orderBy(asc(answers.supersededAt), asc(answers.answeredAt));
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
