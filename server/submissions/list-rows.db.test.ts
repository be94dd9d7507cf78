import { parse } from 'csv-parse/sync';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { listSubmissionRows } from '../../shared/contracts/submission-rows.ts';
import type { DownloadedFile, RequestContext } from '../context.ts';
import { checklistAssignments } from '../db/schema/checklist-assignments.ts';
import { checklistSubmissions } from '../db/schema/checklist-submissions.ts';
import { systemConfig } from '../db/schema/system-config.ts';
import { createMachineVerb } from '../machines/create-machine.ts';
import { testContext } from '../test/test-context.ts';
import { testConversation, testPlant } from '../test/test-conversation.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import { exportRowsVerb } from './export-rows.ts';
import { exportSubmissionVerb } from './export-submission.ts';
import { listRowsVerb } from './list-rows.ts';
import { at, writeAnswer, writePhoto } from './testdata/write-answers.ts';

let database: TestDatabase;
let context: RequestContext;
let plant: Awaited<ReturnType<typeof testPlant>>;
beforeAll(async () => {
  database = await createTestDatabase();
  context = testContext(database);
  plant = await testPlant(context);
  await database.db.update(systemConfig).set({ timeZone: 'Asia/Kolkata' });
});
beforeEach(() => database.db.execute(sql`truncate checklist_assignments, photos cascade`));
afterAll(() => database.drop());

const list = (query: object = {}) =>
  listRowsVerb(context, { params: {}, query: listSubmissionRows.query.parse(query), body: {} });
const ids = async (query: object = {}) => (await list(query)).items.map(({ id }) => id);
const make = async (createdAt: Date, set: Partial<typeof checklistSubmissions.$inferInsert> = {}) => {
  const { submissionId } = await testConversation(database.db, plant, { status: 'expired' }, createdAt);
  const changes = { createdAt, ...set };
  await database.db
    .update(checklistSubmissions)
    .set(changes)
    .where(eq(checklistSubmissions.id, submissionId));
  return submissionId;
};
const done = (review?: 'accepted' | 'needs_action') => ({
  ...({ status: 'completed', completedAt: at(300) } as const),
  ...(review && { review, reviewedAt: at(400), reviewedBy: 'Meera' }),
});
async function textOf({ body }: DownloadedFile): Promise<string> {
  if (typeof body === 'string' || body instanceof Uint8Array) throw new Error('Not made bit by bit');
  let text = '';
  for await (const piece of body) text += piece;
  return text;
}

test('A line says what, where, who, when, how long and what came of it', async () => {
  const id = await make(at(0), done('accepted'));
  await writeAnswer(database.db, id, 0, { result: 'OK', supersededAt: at(3) });
  await writeAnswer(database.db, id, 0, { result: 'NOK' });
  await writeAnswer(database.db, id, 1, { value: 9, outOfLimits: true });
  await writeAnswer(database.db, id, 2, { result: 'NA' });
  await writePhoto(database.db, id, 0);
  await writePhoto(database.db, id, null);
  expect(await list()).toEqual({
    items: [
      {
        id,
        ...{ templateId: plant.template.id, templateName: 'Filler, morning', totalTasks: 3 },
        ...{ machineId: plant.machine.id, machineName: 'Filler 1' },
        ...{ operatorId: plant.operator.id, operatorName: 'Asha' },
        ...{ status: 'completed', createdAt: at(0).toISOString(), completedAt: at(300).toISOString() },
        ...{ seconds: 300, answered: 3, ok: 0, nok: 1, na: 1, outOfLimits: 1, photos: 2 },
        ...{ review: 'accepted', reviewedBy: 'Meera' },
      },
    ],
    nextCursor: null,
  });
});

test('Each filter leaves those that fit it, the newest first', async () => {
  const running = await make(at(1));
  const open = await make(at(2), done());
  const accepted = await make(at(3), done('accepted'));
  const action = await make(at(4), done('needs_action'));
  await writeAnswer(database.db, open, 0, { result: 'NOK' });
  await writeAnswer(database.db, action, 1, { value: 9, outOfLimits: true });
  await writeAnswer(database.db, accepted, 0, { result: 'NOK', supersededAt: at(9) });
  expect(await ids()).toEqual([action, accepted, open, running]);
  expect(await ids({ status: 'pending' })).toEqual([running]);
  expect(await ids({ review: 'open' })).toEqual([open]);
  expect(await ids({ review: 'accepted' })).toEqual([accepted]);
  expect(await ids({ review: 'needs_action' })).toEqual([action]);
  expect(await ids({ failed: 'true' })).toEqual([action, open]);
  expect(await ids({ failed: 'true', review: 'open' })).toEqual([open]);
  expect(await ids({ templateId: plant.template.id, machineId: plant.machine.id })).toHaveLength(4);
  expect(await ids({ operatorId: 99 })).toEqual([]);
});

test('Search finds names of machine, operator and template, and codes', async () => {
  const id = await make(at(1));
  for (const search of ['FILLER 1', 'rfc-', 'ash', 'morning', ''])
    expect(await ids({ search })).toEqual([id]);
  for (const search of ['%', 'nobody', "'"]) expect(await ids({ search })).toEqual([]);
});

test('Days are the days of the site', async () => {
  const late = await make(new Date('2026-11-19T18:31:00Z'));
  const early = await make(new Date('2026-11-19T18:29:00Z'));
  expect(await ids({ from: '2026-11-20', to: '2026-11-20' })).toEqual([late]);
  expect(await ids({ from: '2026-11-19', to: '2026-11-19' })).toEqual([early]);
  expect(await ids({ from: '2026-11-19' })).toEqual([late, early]);
  expect(listSubmissionRows.query.safeParse({ from: '2026-02-30' }).success).toBe(false);
});

test('Pages go on where the one before ended, also among those of one moment', async () => {
  const made = new Set<string>();
  for (let i = 0; i < 5; i++) made.add(await make(at(i % 2)));
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await list({ limit: 2, ...(cursor && { cursor }) });
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor);
  expect(seen).toHaveLength(5);
  expect(new Set(seen)).toEqual(made);
});

test('Another machine or operator in the assignment is another one in the list', async () => {
  const machine = await createMachineVerb(context, { params: {}, query: {}, body: { name: 'Chiller 2' } });
  const id = await make(at(1));
  await database.db.update(checklistAssignments).set({ machineId: machine.id });
  expect(await ids({ machineId: machine.id })).toEqual([id]);
  expect(await ids({ machineId: plant.machine.id })).toEqual([]);
  expect((await list()).items[0]?.machineName).toBe('Chiller 2');
});

test('The list as a table: all of it, filtered, in the time of the site', async () => {
  await make(at(1));
  const open = await make(at(2), done());
  const file = await exportRowsVerb(context, {
    params: {},
    query: listSubmissionRows.query.parse({ review: 'open' }),
    body: {},
  });
  expect(file.filename).toBe('submissions-2026-11-20.csv');
  const rows = parse<Record<string, string>>(await textOf(file), { bom: true, columns: true });
  expect(rows).toMatchObject([
    {
      Submission: open,
      Machine: 'Filler 1',
      'Started (Asia/Kolkata)': '2026-11-20T13:30:02+05:30',
      Seconds: '298',
      Review: '',
    },
  ]);
});

test('A submission as a table: each question has a line, and remarks are never formulas', async () => {
  const id = await make(at(1), done());
  await writeAnswer(database.db, id, 1, { value: -9, outOfLimits: true, remarks: '=HYPERLINK("http://x")' });
  const file = await exportSubmissionVerb(context, { params: { id }, query: {}, body: {} });
  expect(file.filename).toBe('2026-11-20 Filler, morning, Filler 1.csv');
  const rows = parse<Record<string, string>>(await textOf(file), { bom: true, columns: true });
  expect(rows).toMatchObject([
    { Question: '1', Task: 'Check oil level', Result: '', Value: '' },
    {
      ...{ Question: '2', Value: '-9', Unit: 'bar', Min: '2', Max: '4', 'Out of limits': 'yes' },
      Remarks: `'=HYPERLINK("http://x")`,
      'Answered (Asia/Kolkata)': '2026-11-20T13:30:01+05:30',
    },
    { Question: '3' },
  ]);
});
