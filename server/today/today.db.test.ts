import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Job, type JobGroup, jobGroups } from '../../shared/contracts/today.ts';
import type { RequestContext } from '../context.ts';
import { checklistAnswers } from '../db/schema/checklist-answers.ts';
import { outboundMessages } from '../db/schema/outbound-messages.ts';
import { photos } from '../db/schema/photos.ts';
import { NOW, testContext } from '../test/test-context.ts';
import { testConversation, testPlant } from '../test/test-conversation.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import { getTodayVerb } from './get-today.ts';
import { type JobFacts, jobGroup } from './job-group.ts';
import { listJobsVerb } from './list-jobs.ts';
import { listNotGoodAnswersVerb } from './list-not-good-answers.ts';
import { siteDay } from './site-day.ts';

let database: TestDatabase;
let context: RequestContext;
let plant: Awaited<ReturnType<typeof testPlant>>;
let phones = 0;
beforeAll(async () => {
  database = await createTestDatabase();
  context = testContext(database);
  plant = await testPlant(context);
});
beforeEach(async () => {
  await database.db.execute(sql`truncate checklist_assignments, outbound_messages, photos cascade`);
  await database.db.execute(sql`update system_config set time_zone = 'Asia/Kolkata'`);
});
afterAll(() => database.drop());

const MINUTE = 60_000;
const minutes = (n: number) => new Date(NOW.getTime() + n * MINUTE);
const nothing = { params: {}, query: {}, body: {} };
const today = (changes: Partial<RequestContext> = {}) => getTodayVerb({ ...context, ...changes }, nothing);
const list = (group: JobGroup, query: { limit?: number; cursor?: string } = {}) =>
  listJobsVerb(context, { ...nothing, query: { limit: 50, ...query, group } });
const nok = (query: { limit?: number; cursor?: string } = {}) =>
  listNotGoodAnswersVerb(context, { ...nothing, query: { limit: 20, ...query } });
const inGroup = (answer: { groups: { group: JobGroup; items: Job[] }[] }, group: JobGroup) =>
  answer.groups.find((each) => each.group === group)?.items.map((job) => job.id);

async function answer(
  submissionId: string,
  taskIndex: number,
  more: Partial<typeof checklistAnswers.$inferInsert> = {},
) {
  const values = { submissionId, taskIndex, wamid: randomUUID(), answeredAt: NOW, ...more };
  const [row] = await database.db.insert(checklistAnswers).values(values).returning();
  return row?.id as string;
}

/** A job with those facts, as the product's own writing leaves it. */
async function job(facts: Partial<JobFacts> & { createdAt?: Date } = {}) {
  const { status = 'active', session = 'active', silentSince = null, ...rest } = facts;
  phones += 1;
  const made = await testConversation(
    database.db,
    plant,
    {
      status: session ?? 'active',
      phoneNumber: `+1202555${String(phones).padStart(4, '0')}`,
      startedAt: silentSince ?? NOW,
      ...(session === 'completed' && { currentTaskIndex: 3 }),
    },
    rest.createdAt,
  );
  if (session === null)
    await database.db.execute(sql`delete from whatsapp_conversation_sessions where id = ${made.sessionId}`);
  if (rest.delivery)
    await database.db.insert(outboundMessages).values({
      ...{ person: 'operator:1', kind: 'question', toPhoneNumber: '+12025550101', content: { text: 'x' } },
      sessionId: made.sessionId,
      status: rest.delivery,
    });
  await database.db.execute(sql`update checklist_assignments
    set status = ${status}, due_at = ${rest.dueAt?.toISOString() ?? null}::timestamptz where id = ${made.assignmentId}`);
  if (rest.completedAt)
    await database.db.execute(sql`update checklist_submissions set status = 'completed',
      completed_at = ${rest.completedAt.toISOString()}::timestamptz where id = ${made.submissionId}`);
  return made;
}

/** Every combination of what matters, at and around each boundary. */
function* allFacts(): Generator<JobFacts> {
  const deliveries = [null, 'queued', 'read', 'failed'] as const;
  for (const session of [null, 'waiting', 'active', 'expired', 'cancelled'] as const)
    for (const due of [null, -1, 0, 1, 59, 60, 61])
      for (const silent of session === 'active' ? [0, -29, -30, -31] : [null])
        for (const delivery of session === 'active' ? deliveries : [null])
          yield {
            status: session === 'active' ? 'active' : 'pending',
            ...{ session, delivery, completedAt: null },
            dueAt: due === null ? null : minutes(due),
            silentSince: silent === null ? null : minutes(silent),
          };
  const day = siteDay(NOW, 'Asia/Kolkata');
  const moments = [day.start, new Date(day.start.getTime() - 1), day.end, new Date(day.end.getTime() - 1)];
  for (const completedAt of moments)
    yield {
      status: 'completed',
      ...{ session: 'completed', delivery: 'read', silentSince: null, dueAt: minutes(-5), completedAt },
    };
  yield {
    status: 'cancelled',
    ...{ session: 'cancelled', delivery: null, silentSince: null, dueAt: minutes(-5), completedAt: null },
  };
}

test('The database puts every job into the one group that the rule says, and the pages of a group join', async () => {
  const day = siteDay(NOW, 'Asia/Kolkata');
  const expected = new Map<string, JobGroup | null>();
  for (const facts of allFacts()) expected.set((await job(facts)).assignmentId, jobGroup(facts, NOW, day));
  const answered = await today();
  for (const group of jobGroups) {
    const wanted = [...expected].filter(([, other]) => other === group).map(([id]) => id);
    expect(wanted.length, group).toBeGreaterThan(0);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list(group, { limit: 7, ...(cursor && { cursor }) });
      seen.push(...page.items.map((item) => item.id));
      expect(page.items.every((item) => item.group === group)).toBe(true);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    expect(new Set(seen), group).toEqual(new Set(wanted));
    const shown = answered.groups.find((each) => each.group === group);
    expect(shown).toMatchObject({ count: wanted.length });
    expect(shown?.items.map((item) => item.id)).toEqual(seen.slice(0, 25));
    // What the page of today has no room for goes on exactly after it.
    if (wanted.length <= 25) expect(shown?.nextCursor).toBeNull();
    else {
      const rest = await list(group, { limit: 200, cursor: shown?.nextCursor as string });
      expect(rest.items.map((item) => item.id)).toEqual(seen.slice(25));
    }
  }
});

test('The most pressing comes first: longest overdue, closest to trouble, first in line, newest done', async () => {
  const ids = async (...facts: Parameters<typeof job>[0][]) => {
    const made = [];
    for (const each of facts) made.push((await job(each)).assignmentId);
    return made;
  };
  const overdue = await ids({ dueAt: minutes(-90) }, { dueAt: minutes(-5) });
  const risk = await ids({ silentSince: minutes(-95) }, { dueAt: minutes(5) }, { dueAt: minutes(50) });
  const waiting = await ids(
    { status: 'pending', session: 'waiting', createdAt: minutes(-20) },
    { status: 'pending', session: 'waiting', createdAt: minutes(-10) },
  );
  const completed = { status: 'completed', session: 'completed' } as const;
  const done = await ids(
    { ...completed, completedAt: minutes(-1) },
    { ...completed, completedAt: minutes(-70) },
  );
  const answered = await today();
  expect(inGroup(answered, 'overdue')).toEqual(overdue);
  expect(inGroup(answered, 'at_risk')).toEqual(risk);
  expect(inGroup(answered, 'waiting')).toEqual(waiting);
  expect(inGroup(answered, 'done')).toEqual(done);
});

test('Silence is counted from the last answer, or from the start; it says when the clock moves something next', async () => {
  const { assignmentId, submissionId } = await job({ silentSince: minutes(-40) });
  await answer(submissionId, 0, { answeredAt: minutes(-35), supersededAt: minutes(-20), result: 'NOK' });
  await answer(submissionId, 0, { answeredAt: minutes(-20), result: 'OK' });
  await answer(submissionId, 1, { answeredAt: minutes(-12), result: 'NOK' });
  const due = await job({ dueAt: minutes(90) });
  const answered = await today();
  expect(inGroup(answered, 'in_progress')).toEqual(expect.arrayContaining([assignmentId, due.assignmentId]));
  const shown = answered.groups.flatMap((each) => each.items).find((each) => each.id === assignmentId);
  expect(shown).toMatchObject({ silentSince: minutes(-12).toISOString(), notGood: 1 });
  expect(answered).toMatchObject({ asOf: NOW.toISOString(), nextChangeAt: minutes(18).toISOString() });
  const later = await today({ clock: () => minutes(18) });
  expect(inGroup(later, 'at_risk')).toEqual([assignmentId]);
  // The other one: due soon half an hour from now, and silent at the same moment.
  expect(later.nextChangeAt).toBe(minutes(30).toISOString());
});

test('With nothing on, there are all groups, empty, until the site’s midnight', async () => {
  expect(await today()).toEqual({
    asOf: NOW.toISOString(),
    nextChangeAt: '2026-11-20T18:30:00.000Z',
    groups: jobGroups.map((group) => ({ group, count: 0, items: [], nextCursor: null })),
    notGoodAnswers: 0,
  });
});

test('NOK and out of limits of this day, newest first, with words, names and photos; nothing that was corrected', async () => {
  const { submissionId } = await job();
  const belt = await answer(submissionId, 0, {
    result: 'NOK',
    remarks: 'belt <b>torn</b>',
    answeredAt: minutes(-3),
  });
  const pressure = await answer(submissionId, 1, { value: 9.5, outOfLimits: true, answeredAt: minutes(-2) });
  await answer(submissionId, 2, { result: 'OK' });
  const other = await job();
  await answer(other.submissionId, 0, { result: 'NOK', answeredAt: minutes(-2), supersededAt: NOW });
  await answer(other.submissionId, 0, { result: 'OK' });
  await answer(other.submissionId, 1, { result: 'NOK', answeredAt: new Date('2026-11-19T18:29:59Z') });
  const photo = { operatorId: 1, submissionId, mediaId: '1', receivedAt: NOW };
  await database.db.insert(photos).values([
    { ...photo, id: randomUUID(), taskIndex: 0, wamid: 'a', status: 'failed', failure: 'It is too large.' },
    { ...photo, id: randomUUID(), taskIndex: 2, wamid: 'b' },
  ]);
  const { items, nextCursor } = await nok();
  expect(items.map((item) => item.id)).toEqual([pressure, belt]);
  expect(items[0]).toMatchObject({
    taskName: 'Read the pressure',
    value: 9.5,
    unit: 'bar',
    outOfLimits: true,
    photos: [],
  });
  expect(items[1]).toMatchObject({
    ...{
      submissionId,
      taskIndex: 0,
      taskName: 'Check oil level',
      result: 'NOK',
      remarks: 'belt <b>torn</b>',
    },
    ...{ templateName: 'Filler, morning', machineName: 'Filler 1', operatorName: 'Asha' },
    photos: [{ status: 'failed', failure: 'It is too large.', url: null }],
  });
  expect(nextCursor).toBeNull();
  expect((await today()).notGoodAnswers).toBe(2);
  const first = await nok({ limit: 1 });
  const second = await nok({ limit: 1, cursor: first.nextCursor as string });
  expect([...first.items, ...second.items].map((item) => item.id)).toEqual([pressure, belt]);
  expect(second.nextCursor).toBeNull();
  await expect(nok({ cursor: 'WzEsIngiXQ' })).rejects.toMatchObject({ code: 'bad_request' });
});

test('However many jobs there are, the page of today takes the same few statements', async () => {
  for (let i = 0; i < 8; i++) await answer((await job()).submissionId, 0, { result: 'NOK' });
  let statements = 0;
  const db = drizzle(database.pool, { logger: { logQuery: () => void statements++ } });
  await today({ db });
  expect(statements).toBe(5);
});
