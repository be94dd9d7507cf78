import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { RequestContext } from '../context.ts';
import { checklistAssignments } from '../db/schema/checklist-assignments.ts';
import { outboundMessages } from '../db/schema/outbound-messages.ts';
import { testContext } from '../test/test-context.ts';
import { testConversation, testPlant } from '../test/test-conversation.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import { getAssignmentVerb } from './get-assignment.ts';
import { listAssignmentsVerb } from './list-assignments.ts';

let database: TestDatabase;
let context: RequestContext;
let plant: Awaited<ReturnType<typeof testPlant>>;
beforeAll(async () => {
  database = await createTestDatabase();
  context = testContext(database);
  plant = await testPlant(context);
});
beforeEach(() => database.db.execute(sql`truncate checklist_assignments, outbound_messages cascade`));
afterAll(() => database.drop());

const at = (second: number) => new Date(Date.UTC(2026, 10, 20, 8, 0, second));
const get = (id: string) => getAssignmentVerb(context, { params: { id }, query: {}, body: {} });
const list = (query: Partial<Parameters<typeof listAssignmentsVerb>[1]['query']> = {}, db = context.db) =>
  listAssignmentsVerb({ ...context, db }, { params: {}, query: { limit: 50, ...query }, body: {} });
const pending = () =>
  database.db
    .insert(checklistAssignments)
    .values({
      templateId: plant.template.id,
      templateVersion: 1,
      machineId: plant.machine.id,
      operatorId: plant.operator.id,
    })
    .returning();
const send = (sessionId: string, more: Partial<typeof outboundMessages.$inferInsert>) =>
  database.db.insert(outboundMessages).values({
    ...{
      person: 'operator:1',
      sessionId,
      kind: 'question',
      toPhoneNumber: '+12025550101',
      content: { text: 'x' },
    },
    ...more,
  });

test('An assignment shows its names, its conversation and how far the newest message came', async () => {
  const session = { currentTaskIndex: 1, answers: [{ taskIndex: 0 }], lastMessageAt: at(30) };
  const { assignmentId, submissionId, sessionId } = await testConversation(database.db, plant, session);
  await send(sessionId, { status: 'read' });
  await send(sessionId, { status: 'failed', errorCode: 131047 });
  expect(await get(assignmentId)).toEqual({
    id: assignmentId,
    templateId: plant.template.id,
    templateName: 'Filler, morning',
    templateVersion: 1,
    machineId: plant.machine.id,
    machineName: 'Filler 1',
    operatorId: plant.operator.id,
    operatorName: 'Asha',
    dueAt: null,
    status: 'active',
    note: null,
    cancelReason: null,
    submissionId,
    session: {
      id: sessionId,
      status: 'active',
      currentTaskIndex: 1,
      totalTasks: 3,
      answered: 1,
      startedAt: at(0).toISOString(),
      lastMessageAt: at(30).toISOString(),
      expiresAt: '2026-11-21T08:00:00.000Z',
      lastDelivery: { status: 'failed', error: expect.stringMatching(/24-hour window/) },
    },
    createdAt: at(0).toISOString(),
    updatedAt: expect.any(String),
  });
});

test('One that has not begun has neither submission nor session; one that nothing was sent for, no delivery', async () => {
  const [row] = await pending();
  expect(await get(row?.id as string)).toMatchObject({
    status: 'pending',
    submissionId: null,
    session: null,
  });
  const { assignmentId } = await testConversation(database.db, plant);
  expect((await get(assignmentId)).session).toMatchObject({ answered: 0, lastDelivery: null });
});

test('What is not there is not found', async () => {
  await expect(get('nothing')).rejects.toMatchObject({
    code: 'not_found',
    message: 'There is no such assignment.',
  });
});

test('Newest first, page after page, in one statement each', async () => {
  const made: string[] = [];
  for (const second of [1, 2, 2, 3]) {
    const { assignmentId } = await testConversation(database.db, plant, { status: 'expired' }, at(second));
    made.push(assignmentId);
  }
  const statements: string[] = [];
  const db = drizzle(database.pool, { logger: { logQuery: (query) => statements.push(query) } });
  const first = await list({ limit: 2 }, db);
  expect(statements).toHaveLength(1);
  const second = await list({ limit: 2, cursor: first.nextCursor as string }, db);
  expect(second.nextCursor).toBeNull();
  const ids = [...first.items, ...second.items].map((a) => a.id);
  expect([ids[0], ids[3]]).toEqual([made[3], made[0]]);
  expect([...ids].sort()).toEqual([...made].sort());
});

test('By status, operator and machine', async () => {
  const { assignmentId } = await testConversation(database.db, plant);
  await pending();
  const found = async (query: Parameters<typeof list>[0]) => (await list(query)).items.length;
  expect((await list({ status: 'active' })).items).toMatchObject([{ id: assignmentId }]);
  expect(await found({ status: 'cancelled' })).toBe(0);
  expect(await found({ operatorId: plant.operator.id, machineId: plant.machine.id })).toBe(2);
  expect(await found({ operatorId: plant.operator.id + 1 })).toBe(0);
  expect(await found({ machineId: plant.machine.id + 1 })).toBe(0);
});
