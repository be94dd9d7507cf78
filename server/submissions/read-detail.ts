import { eq } from 'drizzle-orm';
import type {
  DetailedAnswer,
  SubmissionDetail,
  SubmissionReview,
  UnansweredTask,
} from '../../shared/contracts/submissions.ts';
import type { Task } from '../../shared/contracts/templates.ts';
import type { Db } from '../db/db.ts';
import { checklistSubmissions as submissions } from '../db/schema/checklist-submissions.ts';
import { notFound } from '../errors.ts';
import { readAskedTimes, secondsBetween } from './asked-times.ts';
import { readEarlierAnswers } from './read-earlier-answers.ts';
import { readFollowUps } from './read-follow-ups.ts';
import { readSubmissions } from './read-submissions.ts';
import { sessionsOfSubmission } from './sessions-of-submission.ts';

/**
 * A submission with all that its page shows: edits, times, what is unanswered, the review.
 * @throws AppError not_found
 */
export async function readDetail(db: Db, id: string): Promise<SubmissionDetail> {
  const [found] = await readSubmissions(db, eq(submissions.id, id), 1);
  if (!found) throw notFound('submission');
  const asked = await readAskedTimes(db, await sessionsOfSubmission(db, id));
  const earlier = await readEarlierAnswers(db, id);
  const followUps = await readFollowUps(db, id);
  const { submission, row, assignment, tasks } = found;
  const answers = submission.answers.map((answer): DetailedAnswer => {
    const answeredAt = new Date(answer.answeredAt);
    const askedAt = asked.before(answer.taskIndex, answeredAt);
    const followUp = followUps.find(({ taskIndex }) => taskIndex === answer.taskIndex);
    return {
      ...answer,
      askedAt: askedAt?.toISOString() ?? null,
      seconds: secondsBetween(askedAt, answeredAt),
      earlier: earlier.get(answer.taskIndex) ?? [],
      followUp: followUp
        ? { text: followUp.text, by: followUp.writtenBy, at: followUp.writtenAt.toISOString() }
        : null,
    };
  });
  return {
    ...submission,
    ...assignment,
    answers,
    unanswered: unansweredOf(tasks, answers),
    askedAt: asked.first?.toISOString() ?? null,
    seconds: secondsBetween(asked.first, row.completedAt),
    review: reviewOf(row),
    updatedAt: row.updatedAt.toISOString(),
  };
}

function unansweredOf(tasks: Task[], answers: DetailedAnswer[]): UnansweredTask[] {
  const answered = new Set(answers.map(({ taskIndex }) => taskIndex));
  return tasks.flatMap(({ taskName, verificationCriteria, answerType }, taskIndex) =>
    answered.has(taskIndex) ? [] : [{ taskIndex, taskName, verificationCriteria, answerType }],
  );
}

function reviewOf(row: typeof submissions.$inferSelect): SubmissionReview | null {
  if (!row.review || !row.reviewedAt) return null;
  return {
    state: row.review,
    note: row.reviewNote ?? '',
    by: row.reviewedBy ?? '',
    at: row.reviewedAt.toISOString(),
  };
}
