import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { RequestContext } from '../context.ts';
import { checklistAnswers } from '../db/schema/checklist-answers.ts';
import { checklistSubmissions } from '../db/schema/checklist-submissions.ts';
import { photos } from '../db/schema/photos.ts';
import { testContext } from '../test/test-context.ts';
import { testConversation, testPlant } from '../test/test-conversation.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import { getSubmissionVerb } from './get-submission.ts';
import { listInstallationsVerb } from './list-installations.ts';
import { listSubmissionsVerb } from './list-submissions.ts';

let database: TestDatabase;
let context: RequestContext;
let plant: Awaited<ReturnType<typeof testPlant>>;
beforeAll(async () => {
  database = await createTestDatabase();
  context = testContext(database);
  plant = await testPlant(context);
});
beforeEach(() => database.db.execute(sql`truncate checklist_assignments, photos cascade`));
afterAll(() => database.drop());

const at = (second: number) => new Date(Date.UTC(2026, 10, 20, 8, 0, second));
const get = (id: string, db = context.db) =>
  getSubmissionVerb({ ...context, db }, { params: { id }, query: {}, body: {} });
const list = (query: { limit?: number; cursor?: string; status?: 'completed' } = {}, db = context.db) =>
  listSubmissionsVerb({ ...context, db }, { params: {}, query: { limit: 50, ...query }, body: {} });

const answer = (
  submissionId: string,
  taskIndex: number,
  more: Partial<typeof checklistAnswers.$inferInsert> = {},
) =>
  database.db
    .insert(checklistAnswers)
    .values({ submissionId, taskIndex, wamid: randomUUID(), answeredAt: at(taskIndex), ...more });
async function photo(
  submissionId: string,
  taskIndex: number | null,
  more: Partial<typeof photos.$inferInsert> = {},
) {
  const id = randomUUID();
  const stored = { status: 'stored', filename: `${id}.jpg`, sha256: 'x', bytes: 9, storedAt: at(9) } as const;
  await database.db.insert(photos).values({
    ...{ id, operatorId: 1, submissionId, taskIndex, wamid: id, mediaId: '1', receivedAt: at(1) },
    ...stored,
    ...more,
  });
  return id;
}

test('Answers stand in the order of the tasks, with the words of the version that was assigned', async () => {
  const { submissionId, assignmentId } = await testConversation(database.db, plant);
  await answer(submissionId, 1, { value: 4.5, outOfLimits: true });
  await answer(submissionId, 0, { result: 'NOK', remarks: 'belt torn' });
  await answer(submissionId, 2, { value: 'Green' });
  expect(await get(submissionId)).toMatchObject({
    id: submissionId,
    assignmentId,
    templateName: 'Filler, morning',
    machineName: 'Filler 1',
    operatorName: 'Asha',
    status: 'pending',
    totalTasks: 3,
    answers: [
      {
        taskIndex: 0,
        taskName: 'Check oil level',
        verificationCriteria: 'Between the marks',
        result: 'NOK',
        remarks: 'belt torn',
        value: undefined,
        unit: undefined,
        outOfLimits: false,
        photos: [],
        answeredAt: at(0).toISOString(),
        edited: false,
        earlier: [],
        askedAt: null,
        seconds: null,
        followUp: null,
      },
      expect.objectContaining({
        taskIndex: 1,
        result: null,
        value: 4.5,
        unit: 'bar',
        ...{ min: 2, max: 4, outOfLimits: true },
        remarks: '',
      }),
      expect.objectContaining({ taskIndex: 2, value: 'Green' }),
    ],
    unplacedPhotos: [],
    createdAt: '2026-11-20T08:00:00.000Z',
    completedAt: null,
  });
});

test('An edited answer shows what holds now, and that it was edited; its neighbour and another submission do not', async () => {
  const { submissionId } = await testConversation(database.db, plant);
  const other = await testConversation(database.db, plant, { status: 'expired' });
  await answer(submissionId, 0, { result: 'OK', supersededAt: at(5) });
  await answer(submissionId, 0, { result: 'NOK', answeredAt: at(5) });
  await answer(submissionId, 1, { value: 3 });
  await answer(other.submissionId, 0, { result: 'OK' });
  expect((await get(submissionId)).answers).toMatchObject([
    { taskIndex: 0, result: 'NOK', edited: true },
    { taskIndex: 1, edited: false },
  ]);
  expect((await get(other.submissionId)).answers).toMatchObject([{ result: 'OK', edited: false }]);
});

test('Photos are with their answers in the order they came; those without an answer are not lost', async () => {
  const { submissionId } = await testConversation(database.db, plant);
  await answer(submissionId, 0, { result: 'OK' });
  const second = await photo(submissionId, 0, {
    receivedAt: at(3),
    width: 40,
    height: 30,
    capturedAt: at(2),
  });
  const first = await photo(submissionId, 0, { receivedAt: at(2) });
  await photo(submissionId, null, { status: 'pending', filename: null, storedAt: null });
  const failed = { status: 'failed', filename: null, storedAt: null, failure: 'It was gone.' } as const;
  await photo(submissionId, 1, { ...failed, receivedAt: at(8) });
  const submission = await get(submissionId);
  expect(submission.answers[0]?.photos.map((p) => p.filename)).toEqual([`${first}.jpg`, `${second}.jpg`]);
  expect(submission.answers[0]?.photos[1]).toEqual({
    filename: `${second}.jpg`,
    url: `/api/whatsapp-photos/${second}.jpg`,
    thumbnailUrl: `/api/whatsapp-photos/${second}_thumb.jpg`,
    status: 'stored',
    failure: null,
    width: 40,
    height: 30,
    capturedAt: at(2).toISOString(),
  });
  expect(submission.unplacedPhotos).toMatchObject([
    { status: 'pending', filename: null, url: null, thumbnailUrl: null },
    { status: 'failed', failure: 'It was gone.', url: null },
  ]);
});

test('A page of 50 whole submissions takes three statements, one submission too', async () => {
  for (let i = 0; i < 51; i++) {
    const { submissionId } = await testConversation(database.db, plant, { status: 'expired' }, at(i % 7));
    await answer(submissionId, 0, { result: 'OK' });
    await photo(submissionId, 0);
  }
  const statements: string[] = [];
  const db = drizzle(database.pool, { logger: { logQuery: (query) => statements.push(query) } });
  const page = await list({}, db);
  expect(page.items).toHaveLength(50);
  expect(page.items.every((s) => s.answers.length === 1 && s.answers[0]?.photos.length === 1)).toBe(true);
  expect(statements).toHaveLength(3);
  expect((await list({ cursor: page.nextCursor as string })).items).toHaveLength(1);
});

test('Pages follow each other without gap or repetition, though many were made in one millisecond', async () => {
  const made = new Set<string>();
  for (let i = 0; i < 7; i++) {
    const { submissionId } = await testConversation(database.db, plant, { status: 'expired' });
    made.add(submissionId);
    await database.db.execute(
      sql`update checklist_submissions set created_at = '2026-11-20 08:00:00+00'::timestamptz + ${i % 5} * interval '1 microsecond' where id = ${submissionId}`,
    );
  }
  const seen: string[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await list({ limit: 2, ...(cursor ? { cursor } : {}) });
    seen.push(...page.items.map((s) => s.id));
    cursor = page.nextCursor;
  } while (cursor);
  expect(seen).toHaveLength(7);
  expect(new Set(seen)).toEqual(made);
});

test('Those of one status; a cursor of something else is refused', async () => {
  const { submissionId } = await testConversation(database.db, plant);
  await testConversation(database.db, plant, { status: 'expired' });
  await database.db
    .update(checklistSubmissions)
    .set({ status: 'completed', completedAt: at(9) })
    .where(eq(checklistSubmissions.id, submissionId));
  const { items } = await list({ status: 'completed' });
  expect(items).toMatchObject([{ id: submissionId, status: 'completed', completedAt: at(9).toISOString() }]);
  await expect(list({ cursor: 'WzFd' })).rejects.toMatchObject({ code: 'bad_request' });
});

test('Old dashboards get a bare array, the newest first', async () => {
  await testConversation(database.db, plant, { status: 'expired' }, at(1));
  const newest = await testConversation(database.db, plant, { status: 'expired' }, at(2));
  const answer = await listInstallationsVerb(context, { params: {}, query: { limit: 1 }, body: {} });
  expect(answer).toMatchObject([{ id: newest.submissionId }]);
});

test('What is not there is not found', async () => {
  await expect(get('nothing')).rejects.toMatchObject({
    code: 'not_found',
    message: 'There is no such submission.',
  });
});
