import { and, eq, inArray } from 'drizzle-orm';
import type { reviewSubmission, SubmissionDetail } from '../../shared/contracts/submissions.ts';
import { recordAct } from '../audit/record-act.ts';
import { refuseStale } from '../audit/refuse-stale.ts';
import type { Input, RequestContext, Verb } from '../context.ts';
import type { Tx } from '../db/db.ts';
import { checklistFollowUps as followUps } from '../db/schema/checklist-follow-ups.ts';
import { checklistSubmissions as submissions } from '../db/schema/checklist-submissions.ts';
import { withTx } from '../db/with-tx.ts';
import { badField, conflict, notFound } from '../errors.ts';
import { readDetail } from './read-detail.ts';

type SubmissionRow = typeof submissions.$inferSelect;
type Body = Input<typeof reviewSubmission>['body'];

/**
 * Reviews a submission, takes a review back, and keeps what was done about failed answers. A change to what it is already is none.
 * @throws AppError not_found; conflict when it is not completed, or somebody was faster; bad_request for a follow-up without a failed answer
 */
export const reviewSubmissionVerb: Verb<typeof reviewSubmission> = (context, { params, body }) =>
  withTx(context.pool, async (tx) => {
    const row = await lockSubmission(tx, params.id);
    await refuseStale(tx, {
      ...{ subjectKind: 'submission', subjectId: row.id },
      ...{ seen: body.updatedAt, current: row.updatedAt },
    });
    const before = await readDetail(tx, row.id);
    const change = reviewChange(context, row, body);
    const written = await writeFollowUps(tx, context, before, body);
    if (!change && !written) return before;
    await tx
      .update(submissions)
      .set({ ...change, updatedAt: context.clock() })
      .where(eq(submissions.id, row.id));
    const after = await readDetail(tx, row.id);
    await recordAct(tx, context, {
      action: 'submission.review',
      subjectKind: 'submission',
      subjectId: row.id,
      before: shownInAudit(before),
      after: shownInAudit(after),
    });
    return after;
  });

/** Held against other reviews until the transaction ends; the conversation only writes to it once, at its end. */
async function lockSubmission(tx: Tx, id: string): Promise<SubmissionRow> {
  const [row] = await tx.select().from(submissions).where(eq(submissions.id, id)).for('no key update');
  if (!row) throw notFound('submission');
  return row;
}

function reviewChange({ actor, clock }: RequestContext, row: SubmissionRow, body: Body) {
  if (body.review === undefined && body.note === undefined) return null;
  const review = body.review === undefined ? row.review : body.review;
  const note = (review && (body.note ?? row.reviewNote)) || null;
  if (review === row.review && note === row.reviewNote) return null;
  if (row.status !== 'completed') throw conflict('Only a completed submission can be reviewed.');
  return {
    review,
    reviewNote: note,
    reviewedBy: review && (actor.kind === 'user' ? actor.name : actor.kind),
    reviewedAt: review && clock(),
  };
}

/** @returns whether anything was another than before */
async function writeFollowUps(
  tx: Tx,
  { actor, clock }: RequestContext,
  { id, answers }: SubmissionDetail,
  { followUps: wanted = [] }: Body,
): Promise<boolean> {
  const changed = wanted.filter(({ taskIndex, text }) => {
    const answer = answers.find((each) => each.taskIndex === taskIndex);
    if (text === (answer?.followUp?.text ?? '')) return false;
    if (text !== '' && answer?.result !== 'NOK' && !answer?.outOfLimits)
      throw badField('followUps', `question ${taskIndex + 1} has no answer that is NOK or out of limits`);
    return true;
  });
  if (changed.length === 0) return false;
  const places = changed.map(({ taskIndex }) => taskIndex);
  await tx.delete(followUps).where(and(eq(followUps.submissionId, id), inArray(followUps.taskIndex, places)));
  const by = { writtenBy: actor.kind === 'user' ? actor.name : actor.kind, writtenAt: clock() };
  const rows = changed
    .filter(({ text }) => text !== '')
    .map(({ taskIndex, text }) => ({ submissionId: id, taskIndex, text, ...by }));
  if (rows.length > 0) await tx.insert(followUps).values(rows);
  return true;
}

const shownInAudit = ({ review, answers }: SubmissionDetail) => ({
  review: review?.state ?? null,
  note: review?.note ?? '',
  followUps: Object.fromEntries(
    answers.flatMap(({ taskIndex, followUp }) =>
      followUp ? [[`question ${taskIndex + 1}`, followUp.text]] : [],
    ),
  ),
});
