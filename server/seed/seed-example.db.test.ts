import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { RequestContext } from '../context.ts';
import { checklistTemplates } from '../db/schema/checklist-templates.ts';
import { machines } from '../db/schema/machines.ts';
import { operators } from '../db/schema/operators.ts';
import { normalisePhoneNumber } from '../operators/normalise-phone-number.ts';
import { listTemplatesVerb } from '../templates/list-templates.ts';
import { testContext } from '../test/test-context.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import { exampleOperators } from './example-plant.ts';
import { seedExample, seedOnFirstStart } from './seed-example.ts';

let database: TestDatabase;
let context: RequestContext;
beforeAll(async () => {
  database = await createTestDatabase();
  context = testContext(database);
});
beforeEach(async () => {
  await database.db.execute(sql`truncate machines, operators, checklist_templates restart identity cascade`);
  await database.db.execute(sql`update system_config set example_seeded = false`);
});
afterAll(() => database.drop());

const counts = async () => [
  await database.db.$count(machines),
  await database.db.$count(operators),
  await database.db.$count(checklistTemplates),
];
const all = { machines: 2, operators: 2, templates: 2 };
const none = { machines: 0, operators: 0, templates: 0 };

test('The first start fills in the example; the second does not, whatever was removed meanwhile', async () => {
  expect(await seedOnFirstStart(context)).toEqual(all);
  expect(await counts()).toEqual([2, 2, 2]);
  expect(await seedOnFirstStart(context)).toBeNull();
  await database.db.execute(sql`truncate machines, operators, checklist_templates cascade`);
  expect(await seedOnFirstStart(context)).toBeNull();
  expect(await counts()).toEqual([0, 0, 0]);
});

test.each([
  sql`insert into machines (name) values ('Ours')`,
  sql`insert into operators (name, phone_number) values ('Ours', '+12025550100')`,
  sql`insert into checklist_templates (name) values ('Ours')`,
])('A product that is in use is left alone (%#)', async (ours) => {
  await database.db.execute(ours);
  expect(await seedOnFirstStart(context)).toBeNull();
  expect((await counts()).reduce((a, b) => a + b)).toBe(1);
});

test('On demand it fills in what is missing, any number of times', async () => {
  await database.db.execute(sql`insert into machines (name, code) values ('Ours', 'RFC-1')`);
  expect(await seedExample(context)).toEqual({ ...all, machines: 1 });
  expect(await seedExample(context)).toEqual(none);
  await database.db.delete(operators).where(eq(operators.phoneNumber, '+12025550142'));
  expect(await seedExample(context)).toEqual({ ...none, operators: 1 });
});

test('Four processes that start at once fill it in once', async () => {
  const results = await Promise.all(Array.from({ length: 4 }, () => seedOnFirstStart(context)));
  expect(results.filter((result) => result !== null)).toEqual([all]);
  expect(await counts()).toEqual([2, 2, 2]);
});

test('One checklist has five questions of three kinds and every photo rule; the numbers are good ones', async () => {
  await seedExample(context);
  const { items } = await listTemplatesVerb(context, { params: {}, query: { limit: 9 }, body: {} });
  const five = items.find((template) => template.tasks.length === 5);
  expect(five?.tasks.map((task) => task.answerType)).toEqual([
    'ok_nok',
    'ok_nok',
    'number',
    'ok_nok',
    'choice',
  ]);
  expect(new Set(five?.tasks.map((task) => task.photo))).toEqual(
    new Set(['none', 'optional', 'required', 'required_on_nok']),
  );
  for (const { phoneNumber } of exampleOperators) expect(normalisePhoneNumber(phoneNumber)).toBe(phoneNumber);
});
