import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Task } from '../../shared/contracts/templates.ts';
import { firstUnanswered, newState, RecordedAnswer } from '../conversation/core/state.ts';
import type { Tx } from '../db/db.ts';
import { checklistAnswers as answers } from '../db/schema/checklist-answers.ts';
import { photos } from '../db/schema/photos.ts';

/** What a conversation knows of its answers, from the submission that holds them: for when its session is gone. */
export async function restoreAnswers(
  tx: Tx,
  submissionId: string,
  tasks: readonly Task[],
): Promise<{ answers: RecordedAnswer[]; currentTaskIndex: number }> {
  const given = await tx
    .select()
    .from(answers)
    .where(and(eq(answers.submissionId, submissionId), isNull(answers.supersededAt)))
    .orderBy(asc(answers.taskIndex));
  const kept = await tx
    .select({ id: photos.id, taskIndex: photos.taskIndex })
    .from(photos)
    .where(and(eq(photos.submissionId, submissionId), isNotNull(photos.taskIndex)));
  const restored = given.map((a) =>
    RecordedAnswer.parse({
      ...a,
      result: a.result ?? 'OK',
      remarks: a.remarks ?? '',
      value: a.value ?? undefined,
      taskName: tasks[a.taskIndex]?.taskName ?? '',
      photos: kept.filter((p) => p.taskIndex === a.taskIndex).map((p) => p.id),
    }),
  );
  const state = { ...newState(''), answers: restored };
  return { answers: restored, currentTaskIndex: firstUnanswered(state, tasks.length) };
}
