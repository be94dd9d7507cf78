import { eq, isNull, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { RequestContext } from '../context.ts';
import { auditLog } from '../db/schema/audit-log.ts';
import { checklistAnswers } from '../db/schema/checklist-answers.ts';
import { checklistSubmissions } from '../db/schema/checklist-submissions.ts';
import { outboundMessages } from '../db/schema/outbound-messages.ts';
import { testContext } from '../test/test-context.ts';
import { testConversation, testPlant } from '../test/test-conversation.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import { getSubmissionVerb } from './get-submission.ts';
import { reviewSubmissionVerb } from './review-submission.ts';
import { at, writeAnswer } from './testdata/write-answers.ts';

let database: TestDatabase;
let context: RequestContext;
let plant: Awaited<ReturnType<typeof testPlant>>;
let minute = 0;
beforeAll(async () => {
  database = await createTestDatabase();
  context = testContext(database, { clock: () => new Date(Date.UTC(2026, 10, 20, 9, minute++)) });
  plant = await testPlant(context);
});
beforeEach(() =>
  database.db.execute(sql`truncate checklist_assignments, outbound_messages, audit_log cascade`),
);
afterAll(() => database.drop());

const get = (id: string) => getSubmissionVerb(context, { params: { id }, query: {}, body: {} });
const review = (
  id: string,
  body: Parameters<typeof reviewSubmissionVerb>[1]['body'],
  as: RequestContext = context,
) => reviewSubmissionVerb(as, { params: { id }, query: {}, body });
const ravi = () => ({
  ...context,
  actor: { ...context.actor, id: crypto.randomUUID(), email: 'ravi@example.com', name: 'Ravi' },
});

/** Two answers, the first of them NOK; the third question is unanswered. */
async function completed(status: 'completed' | 'pending' = 'completed') {
  const made = await testConversation(database.db, plant);
  await writeAnswer(database.db, made.submissionId, 0, { result: 'NOK', remarks: 'belt torn' });
  await writeAnswer(database.db, made.submissionId, 1, { value: 3 });
  await database.db
    .update(checklistSubmissions)
    .set({ status, completedAt: status === 'completed' ? at(50) : null })
    .where(eq(checklistSubmissions.id, made.submissionId));
  return made;
}

test('A review says who, when and what; it is audited, and it can be taken back', async () => {
  const { submissionId } = await completed();
  expect(await get(submissionId)).toMatchObject({ review: null });
  const reviewed = await review(submissionId, { review: 'needs_action', note: 'Order a belt' });
  expect(reviewed.review).toEqual({
    state: 'needs_action',
    note: 'Order a belt',
    by: 'Meera',
    at: expect.stringMatching(/^2026-11-20T09/),
  });
  expect(await get(submissionId)).toEqual(reviewed);
  expect((await review(submissionId, { review: null })).review).toBeNull();
  expect(await database.db.select().from(auditLog).orderBy(auditLog.id)).toMatchObject([
    {
      action: 'submission.review',
      subjectId: submissionId,
      before: { review: null },
      after: { review: 'needs_action', note: 'Order a belt' },
    },
    { before: { review: 'needs_action' }, after: { review: null, note: '' } },
  ]);
});

test('The later of two reviewers is told who was faster, and nothing is overwritten', async () => {
  const { submissionId } = await completed();
  const { updatedAt } = await get(submissionId);
  await review(submissionId, { updatedAt, review: 'needs_action', note: 'Belt' }, ravi());
  await expect(review(submissionId, { updatedAt, review: 'accepted' })).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('ravi@example.com changed this'),
  });
  expect((await get(submissionId)).review).toMatchObject({ state: 'needs_action', by: 'Ravi' });
});

test('The same review again changes nothing, and is no act', async () => {
  const { submissionId } = await completed();
  const first = await review(submissionId, { review: 'accepted' });
  expect(await review(submissionId, { review: 'accepted' }, ravi())).toEqual(first);
  expect(await database.db.select().from(auditLog)).toHaveLength(1);
});

test('What was done about a failed answer is kept, changed and taken back; a good answer has nothing to follow up', async () => {
  const { submissionId } = await completed();
  const followUp = async (text: string, taskIndex = 0) =>
    (await review(submissionId, { followUps: [{ taskIndex, text }] })).answers[0]?.followUp;
  expect(await followUp('New belt, Tom')).toMatchObject({ text: 'New belt, Tom', by: 'Meera' });
  expect(await followUp('New belt, tensioned')).toMatchObject({ text: 'New belt, tensioned' });
  expect(await followUp('')).toBeNull();
  await expect(followUp('why?', 1)).rejects.toMatchObject({ code: 'bad_request' });
  await expect(followUp('why?', 99)).rejects.toMatchObject({ code: 'bad_request' });
});

test('What still runs is not reviewed; its failed answers can be followed up already', async () => {
  const { submissionId } = await completed('pending');
  await expect(review(submissionId, { review: 'accepted' })).rejects.toMatchObject({ code: 'conflict' });
  expect(await review(submissionId, { followUps: [{ taskIndex: 0, text: 'On it' }] })).toMatchObject({
    review: null,
    answers: [{ followUp: { text: 'On it' } }, {}],
  });
  await expect(review('nothing', { review: 'accepted' })).rejects.toMatchObject({ code: 'not_found' });
});

test('Edits are kept with what they were before; what nobody answered is named', async () => {
  const { submissionId } = await testConversation(database.db, plant);
  await writeAnswer(database.db, submissionId, 0, { result: 'OK', answeredAt: at(1), supersededAt: at(5) });
  await writeAnswer(database.db, submissionId, 0, { result: 'NA', answeredAt: at(5), supersededAt: at(9) });
  await writeAnswer(database.db, submissionId, 0, { result: 'NOK', remarks: 'torn', answeredAt: at(9) });
  const { answers, unanswered } = await get(submissionId);
  expect(answers).toMatchObject([
    {
      result: 'NOK',
      edited: true,
      earlier: [{ result: 'OK', answeredAt: at(1).toISOString() }, { result: 'NA' }],
    },
  ]);
  expect(unanswered).toMatchObject([
    { taskIndex: 1, taskName: 'Read the pressure', answerType: 'number' },
    { taskIndex: 2, taskName: 'Guards closed?' },
  ]);
});

test('Words that joined an answer later have its time, and are no edit of it', async () => {
  const { submissionId } = await testConversation(database.db, plant);
  const given = (answeredAt: Date, remarks: string | null, supersededAt?: Date) =>
    writeAnswer(database.db, submissionId, 0, { result: 'OK', answeredAt, remarks, supersededAt });
  await given(at(1), null, at(2));
  await given(at(1), 'panel');
  expect((await get(submissionId)).answers).toMatchObject([{ edited: false, earlier: [] }]);
  await database.db
    .update(checklistAnswers)
    .set({ supersededAt: at(5) })
    .where(isNull(checklistAnswers.supersededAt));
  await given(at(5), 'pump');
  expect((await get(submissionId)).answers).toMatchObject([
    { edited: true, earlier: [{ remarks: 'panel' }] },
  ]);
});

const askedIn =
  (sessionId: string) =>
  (taskIndex: number, deliveredAt: Date | null, kind: 'question' | 'notice' = 'question') =>
    database.db.insert(outboundMessages).values({
      ...{ person: 'operator:1', sessionId, taskIndex, kind, toPhoneNumber: '+12025550101' },
      ...{ content: { text: 'x' }, deliveredAt, sentAt: deliveredAt },
    });

test('Time taken counts from when a question arrived; a hint does not start it anew, asking again does', async () => {
  const { submissionId, sessionId } = await testConversation(database.db, plant);
  const asked = askedIn(sessionId);
  await asked(0, at(10));
  await asked(0, at(12), 'notice');
  await asked(1, at(30));
  await asked(1, at(60));
  await asked(2, null);
  await writeAnswer(database.db, submissionId, 0, { result: 'OK', answeredAt: at(29) });
  await writeAnswer(database.db, submissionId, 1, { value: 3, answeredAt: at(75) });
  await writeAnswer(database.db, submissionId, 2, { result: 'OK', answeredAt: at(90) });
  await database.db
    .update(checklistSubmissions)
    .set({ status: 'completed', completedAt: at(100) })
    .where(eq(checklistSubmissions.id, submissionId));
  expect(await get(submissionId)).toMatchObject({
    askedAt: at(10).toISOString(),
    seconds: 90,
    answers: [{ seconds: 19 }, { seconds: 15 }, { seconds: null, askedAt: null }],
  });
});

test('What is asked again within the second of the answer, for its photo, does not make it one of no time', async () => {
  const { submissionId, sessionId } = await testConversation(database.db, plant);
  const asked = askedIn(sessionId);
  await asked(0, at(10));
  await asked(0, at(20));
  await asked(1, at(30.6));
  await writeAnswer(database.db, submissionId, 0, { result: 'NOK', answeredAt: at(20) });
  await writeAnswer(database.db, submissionId, 1, { value: 3, answeredAt: at(30) });
  expect((await get(submissionId)).answers).toMatchObject([{ seconds: 10 }, { seconds: 0 }]);
});
