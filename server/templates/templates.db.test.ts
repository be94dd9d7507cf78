import { asc, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type changeTemplate, NewTask } from '../../shared/contracts/templates.ts';
import type { Input, RequestContext } from '../context.ts';
import { auditLog } from '../db/schema/audit-log.ts';
import { checklistTemplateTasks } from '../db/schema/checklist-template-tasks.ts';
import { checklistTemplateVersions } from '../db/schema/checklist-template-versions.ts';
import { withTx } from '../db/with-tx.ts';
import { testContext } from '../test/test-context.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import { changeTemplateVerb } from './change-template.ts';
import { createTemplateVerb } from './create-template.ts';
import { lockTemplate } from './find-template.ts';
import { getTemplateVerb } from './get-template.ts';
import { listTemplatesVerb } from './list-templates.ts';
import { loadTemplateVersion } from './load-version.ts';

let database: TestDatabase;
let context: RequestContext;
beforeAll(async () => {
  database = await createTestDatabase();
  context = testContext(database);
});
beforeEach(() => database.db.execute(sql`truncate checklist_templates, audit_log restart identity cascade`));
afterAll(() => database.drop());

type Written = Parameters<typeof NewTask.parse>[0];
const create = (name: string, ...tasks: Written[]) =>
  createTemplateVerb(context, {
    params: {},
    query: {},
    body: { name, tasks: tasks.map((t) => NewTask.parse(t)) },
  });
const change = (id: number, body: Input<typeof changeTemplate>['body']) =>
  changeTemplateVerb(context, { params: { id }, query: {}, body });
const changeTasks = (id: number, ...tasks: Written[]) =>
  change(id, { tasks: tasks.map((t) => NewTask.parse(t)) });
const get = (id: number) => getTemplateVerb(context, { params: { id }, query: {}, body: {} });
const list = (query: { limit?: number; cursor?: string; search?: string } = {}) =>
  listTemplatesVerb(context, { params: {}, query: { limit: 50, ...query }, body: {} });
const versions = () => database.db.$count(checklistTemplateVersions);

const oil = { taskName: 'Check oil level', verificationCriteria: 'Between the marks' };
const pressure = { taskName: 'Read the pressure', answerType: 'number', unit: 'bar', min: 0, max: 4 };
const colour = {
  taskName: 'Colour of the lamp',
  answerType: 'choice',
  choices: ['Green', 'Red'],
  photo: 'none',
};

test('A template is made with version 1, and its tasks are rows for SQL as well', async () => {
  const made = await create('Compressor', oil, pressure, colour);
  expect(made).toMatchObject({ id: 1, name: 'Compressor', version: 1, archived: false });
  expect(made.tasks).toEqual([
    { id: 1, ...oil, answerType: 'ok_nok', photo: 'optional' },
    { id: 2, ...pressure, photo: 'optional' },
    { id: 3, ...colour },
  ]);
  expect(await get(1)).toEqual(made);
  const rows = await database.db
    .select()
    .from(checklistTemplateTasks)
    .orderBy(asc(checklistTemplateTasks.position));
  expect(rows).toMatchObject([
    {
      id: 1,
      position: 0,
      taskName: oil.taskName,
      verificationCriteria: oil.verificationCriteria,
      choices: null,
    },
    { id: 2, position: 1, unit: 'bar', minValue: 0, maxValue: 4 },
    { id: 3, position: 2, choices: ['Green', 'Red'] },
  ]);
});

test('Changed tasks make a new version; the old one stays; tasks that stay keep their ids', async () => {
  await create('Compressor', oil, pressure);
  const changed = await changeTasks(1, { ...pressure, id: 2, max: 5 }, { taskName: 'Drain the water' }, oil);
  expect(changed).toMatchObject({
    version: 2,
    tasks: [
      { id: 2, max: 5 },
      { id: 3, taskName: 'Drain the water' },
      { id: 1, taskName: oil.taskName },
    ],
  });
  expect(await get(1)).toEqual(changed);
  const first = await loadTemplateVersion(database.db, 1, 1);
  expect(first.tasks).toMatchObject([{ id: 1 }, { id: 2, max: 4 }]);
  expect((await loadTemplateVersion(database.db, 1, 2)).tasks).toEqual(changed.tasks);
});

test('A new name is a new version too; archiving is not', async () => {
  await create('Compressor', oil);
  expect(await change(1, { name: 'Air compressor' })).toMatchObject({ version: 2, name: 'Air compressor' });
  expect(await change(1, { archived: true })).toMatchObject({ version: 2, archived: true });
  expect((await loadTemplateVersion(database.db, 1, 1)).name).toBe('Compressor');
  expect((await loadTemplateVersion(database.db, 1, 2)).tasks).toHaveLength(1);
});

test('What is sent back unchanged, with ids or without, makes no version', async () => {
  const made = await create('Compressor', oil, pressure, oil);
  expect(await changeTasks(1, oil, pressure, oil)).toEqual(made);
  expect(await changeTasks(1, ...made.tasks)).toEqual(made);
  expect(await change(1, { name: 'Compressor', archived: false })).toEqual(made);
  expect(await change(1, {})).toEqual(made);
  expect(await versions()).toBe(1);
  expect(await database.db.$count(auditLog)).toBe(1);
});

test('The same tasks in another order are a new version', async () => {
  await create('Compressor', oil, pressure);
  expect((await changeTasks(1, pressure, oil)).tasks.map((t) => t.id)).toEqual([2, 1]);
  expect(await versions()).toBe(2);
});

test('A strange or repeated id is refused, and nothing is written', async () => {
  await create('Compressor', oil, pressure);
  await create('Chiller', oil);
  await expect(changeTasks(1, { ...oil, id: 3 })).rejects.toMatchObject({
    fields: { 'tasks.0.id': 'is not a task of this template' },
  });
  await expect(changeTasks(1, { ...oil, id: 1 }, { ...oil, id: 1 })).rejects.toMatchObject({
    fields: { 'tasks.1.id': 'is there twice' },
  });
  await expect(create('Dryer', { ...oil, id: 1 })).rejects.toMatchObject({
    fields: { 'tasks.0.id': 'is not a task of this template' },
  });
  expect(await versions()).toBe(2);
});

test('Two changes at once make two versions, one after the other', async () => {
  await create('Compressor', oil);
  await Promise.all([changeTasks(1, oil, pressure), changeTasks(1, oil, colour)]);
  expect(await get(1)).toMatchObject({ version: 3 });
  expect(await versions()).toBe(3);
});

test('A change waits for the one before it, and goes on from there', async () => {
  await create('Compressor', oil);
  let changing: Promise<unknown> = Promise.resolve();
  await withTx(database.pool, async (tx) => {
    await lockTemplate(tx, 1);
    changing = changeTasks(1, oil, pressure);
    await waitingForLock();
    await tx.execute(sql`insert into checklist_template_versions (template_id, version, name, tasks)
      select template_id, 2, 'Second', tasks from checklist_template_versions`);
    await tx.execute(sql`update checklist_templates set version = 2, name = 'Second'`);
  });
  expect(await changing).toMatchObject({ version: 3, name: 'Second' });
});

async function waitingForLock(): Promise<void> {
  for (;;) {
    const { rows } = await database.db.execute(
      sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (rows.length > 0) return;
  }
}

test('A version that is not there is not found; one that is broken does not come in', async () => {
  await expect(loadTemplateVersion(database.db, 1, 1)).rejects.toMatchObject({ code: 'not_found' });
  await create('Compressor', oil);
  await database.db.update(checklistTemplateVersions).set({ tasks: [{ taskName: 7 }] });
  await expect(loadTemplateVersion(database.db, 1, 1)).rejects.toThrow(/taskName/);
});

test('Templates are listed by name, found by a part of it, and gone from the list when archived', async () => {
  for (const name of ['chiller', 'Air dryer', 'Chiller 100%']) await create(name, oil);
  const first = await list({ limit: 1 });
  expect(first.items).toMatchObject([{ name: 'Air dryer', tasks: [{ taskName: oil.taskName }] }]);
  const rest = await list({ limit: 2, cursor: first.nextCursor as string });
  expect(rest).toMatchObject({ items: [{ name: 'chiller' }, { name: 'Chiller 100%' }], nextCursor: null });
  expect((await list({ search: '100%' })).items).toHaveLength(1);
  await change(1, { archived: true });
  expect((await list({ search: 'CHILL' })).items.map((t) => t.id)).toEqual([3]);
  await expect(get(9)).rejects.toMatchObject({ message: 'There is no such checklist template.' });
});
