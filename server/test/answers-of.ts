import type { TestDatabase } from './test-database.ts';

/** What became of some submissions, for a comparison in one: how many there are in each state, and what breaks the promises. */
export interface AnswersOf {
  completed: number;
  /** Answers that count. */
  answers: number;
  /** Questions with more than one answer that counts. */
  doubled: number;
  /** Messages that were taken and never handled. */
  unhandled: number;
  /** Messages of ours that never left. */
  unsent: number;
}

export async function answersOf(
  database: Pick<TestDatabase, 'sql'>,
  submissionIds: string[],
): Promise<AnswersOf> {
  const [row] = await database.sql<AnswersOf>(
    `WITH mine AS (SELECT * FROM checklist_answers WHERE submission_id = ANY($1) AND superseded_at IS NULL)
     SELECT (SELECT count(*) FROM checklist_submissions WHERE id = ANY($1) AND status = 'completed')::int AS completed,
       (SELECT count(*) FROM mine)::int AS answers,
       (SELECT count(*) FROM (SELECT 1 FROM mine GROUP BY submission_id, task_index HAVING count(*) > 1) z)::int AS doubled,
       (SELECT count(*) FROM inbound_messages WHERE handled_at IS NULL)::int AS unhandled,
       (SELECT count(*) FROM outbound_messages WHERE status IN ('queued', 'sending', 'in_doubt'))::int AS unsent`,
    [submissionIds],
  );
  return row as AnswersOf;
}

/** Everybody answered every question once, and nothing is left to do. */
export const allAnswered = (operators: number, questions: number): AnswersOf => ({
  completed: operators,
  answers: operators * questions,
  doubled: 0,
  unhandled: 0,
  unsent: 0,
});
