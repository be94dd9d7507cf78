import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { RequestContext } from '../context.ts';
import { inboundMessages } from '../db/schema/inbound-messages.ts';
import { machines } from '../db/schema/machines.ts';
import { operators } from '../db/schema/operators.ts';
import { outboundMessages } from '../db/schema/outbound-messages.ts';
import { systemConfig } from '../db/schema/system-config.ts';
import { NOW, testContext } from '../test/test-context.ts';
import { testConversation, testPlant } from '../test/test-conversation.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import { checkAssignmentsVerb } from './check-assignments.ts';
import { recentChoicesVerb } from './recent-choices.ts';

let database: TestDatabase;
let context: RequestContext;
let plant: Awaited<ReturnType<typeof testPlant>>;
beforeAll(async () => {
  database = await createTestDatabase();
  context = testContext(database);
  plant = await testPlant(context);
});
beforeEach(() =>
  database.db.execute(sql`truncate checklist_assignments, outbound_messages, inbound_messages cascade`),
);
afterAll(() => database.drop());

const check = async () =>
  checkAssignmentsVerb(context, {
    params: {},
    query: {},
    body: { templateId: plant.template.id, machineIds: [plant.machine.id], operatorIds: [plant.operator.id] },
  });
const operator = async () => (await check()).operators[0];
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);
const wrote = (hours: number) =>
  database.db.insert(inboundMessages).values({
    wamid: `wamid.${hours}`,
    person: `operator:${plant.operator.id}`,
    operatorId: plant.operator.id,
    phoneNumberId: '1',
    content: { kind: 'text', text: 'hi' },
    raw: {},
    sentAt: hoursAgo(hours),
  });
const told = (hours: number, status: 'failed' | 'read', errorCode: number | null = null) =>
  database.db.insert(outboundMessages).values({
    person: `operator:${plant.operator.id}`,
    operatorId: plant.operator.id,
    kind: 'question',
    toPhoneNumber: plant.operator.phoneNumber,
    content: { text: 'x' },
    status,
    errorCode,
    createdAt: hoursAgo(hours),
  });

test('Nobody is busy, nothing is open: there is little to say', async () => {
  expect(await check()).toEqual({
    templateArchived: false,
    archivedMachineIds: [],
    operators: [
      {
        operatorId: plant.operator.id,
        archived: false,
        running: null,
        waiting: 0,
        reach: 'never_wrote',
        failure: null,
      },
    ],
    open: [],
  });
});

test('Who is being asked, how many wait behind it, and what is open for the machine already', async () => {
  const { assignmentId } = await testConversation(database.db, plant);
  await testConversation(database.db, plant, { status: 'waiting' });
  await testConversation(database.db, plant, { status: 'expired' });
  expect(await operator()).toMatchObject({
    running: { templateName: 'Filler, morning', machineName: 'Filler 1' },
    waiting: 1,
  });
  const { open } = await check();
  expect(open).toHaveLength(3);
  expect(open).toContainEqual({
    assignmentId,
    machineId: plant.machine.id,
    operatorId: plant.operator.id,
    operatorName: 'Asha',
  });
  await database.db.execute(sql`update checklist_assignments set status = 'cancelled'`);
  expect((await check()).open).toEqual([]);
});

test('The customer-service window: open for a day, then closed; a message template goes out in its place', async () => {
  await wrote(23);
  expect(await operator()).toMatchObject({ reach: 'open' });
  await database.db.execute(sql`truncate inbound_messages`);
  await wrote(25);
  expect(await operator()).toMatchObject({ reach: 'closed' });
  await database.db
    .update(systemConfig)
    .set({ messageTemplateName: 'checklist', messageTemplateLanguage: 'en' });
  expect(await operator()).toMatchObject({ reach: 'template' });
  await database.db.update(systemConfig).set({ messageTemplateName: null, messageTemplateLanguage: null });
});

test('The last message failed: with its reason, until they write again', async () => {
  await wrote(3);
  await told(2, 'failed', 131026);
  const failed = await operator();
  expect(failed).toMatchObject({ reach: 'failed', failure: expect.stringMatching(/^[A-Z].+\.$/) });
  await wrote(1);
  expect(await operator()).toMatchObject({ reach: 'open', failure: null });
});

test('What is archived is said', async () => {
  await database.db.update(machines).set({ archivedAt: NOW });
  await database.db.update(operators).set({ archivedAt: NOW });
  await database.db.execute(sql`update checklist_templates set archived_at = now()`);
  expect(await check()).toMatchObject({
    templateArchived: true,
    archivedMachineIds: [plant.machine.id],
    operators: [{ archived: true }],
  });
  await testConversation(database.db, plant);
  const recent = () => recentChoicesVerb(context, { params: {}, query: {}, body: {} });
  expect(await recent()).toEqual({ templates: [], machines: [], operators: [] });
  for (const table of ['machines', 'operators', 'checklist_templates'])
    await database.db.execute(sql.raw(`update ${table} set archived_at = null`));
  expect(await recent()).toEqual({
    templates: [{ id: plant.template.id, name: 'Filler, morning', questions: 3 }],
    machines: [{ id: plant.machine.id, name: 'Filler 1', code: 'RFC-1' }],
    operators: [{ id: plant.operator.id, name: 'Asha', phoneNumber: '+12025550101' }],
  });
});

test('What was assigned last comes first', async () => {
  const [second] = await database.db.insert(machines).values({ name: 'Filler 2' }).returning();
  const at = (hours: number, machine = plant.machine) =>
    testConversation(database.db, { ...plant, machine }, { status: 'expired' }, hoursAgo(hours));
  await at(1);
  await at(3, { ...plant.machine, id: second?.id as number });
  const names = async () =>
    (await recentChoicesVerb(context, { params: {}, query: {}, body: {} })).machines.map((m) => m.name);
  expect(await names()).toEqual(['Filler 1', 'Filler 2']);
  await at(0, { ...plant.machine, id: second?.id as number });
  expect(await names()).toEqual(['Filler 2', 'Filler 1']);
});

test('Among many assignments, what is open and what is recent is read by index', async () => {
  await database.db.execute(sql`
    insert into checklist_assignments (template_id, template_version, machine_id, operator_id, status, created_at)
    select ${plant.template.id}, 1, ${plant.machine.id}, ${plant.operator.id}, case when g <= 300 then 'active' else 'completed' end,
      ${NOW.toISOString()}::timestamptz - g * interval '1 minute' from generate_series(1, 20000) g`);
  await database.db.execute(sql`analyze checklist_assignments`);
  const plan = async (query: string) =>
    JSON.stringify((await database.db.execute(sql.raw(`explain ${query}`))).rows);
  expect(
    await plan(
      `select id from checklist_assignments where status in ('pending', 'active') and template_id = 1 and machine_id in (1)`,
    ),
  ).toContain('checklist_assignments_open');
  expect(
    await plan(`select template_id from checklist_assignments order by created_at desc, id desc limit 300`),
  ).toContain('checklist_assignments_newest');
  expect((await check()).open).toHaveLength(300);
});
