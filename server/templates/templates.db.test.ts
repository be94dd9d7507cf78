import { asc, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type changeTemplate, type listTemplates, NewTask } from '../../shared/contracts/templates.ts';
import type { Input, RequestContext } from '../context.ts';
import { auditLog } from '../db/schema/audit-log.ts';
import { checklistTemplateTasks } from '../db/schema/checklist-template-tasks.ts';
import { checklistTemplateVersions } from '../db/schema/checklist-template-versions.ts';
import { users } from '../db/schema/users.ts';
import { withTx } from '../db/with-tx.ts';
import { NOW, testContext } from '../test/test-context.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import { changeTemplateVerb } from './change-template.ts';
import { createTemplateVerb } from './create-template.ts';
import { duplicateTemplateVerb } from './duplicate-template.ts';
import { lockTemplate } from './find-template.ts';
import { getTemplateVerb } from './get-template.ts';
import { importTemplateVerb } from './import-template.ts';
import { listTemplateVersionsVerb } from './list-template-versions.ts';
import { listTemplatesVerb } from './list-templates.ts';
import { loadTemplateVersion } from './load-version.ts';
import { restoreTemplateVersionVerb } from './restore-template-version.ts';

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
const list = (query: Partial<Input<typeof listTemplates>['query']> = {}) =>
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

const restore = (id: number, version: number, updatedAt?: string) =>
  restoreTemplateVersionVerb(context, {
    params: { id, version },
    query: {},
    body: updatedAt === undefined ? {} : { updatedAt },
  });
const versionsOf = (id: number, query: { limit?: number; cursor?: string } = {}) =>
  listTemplateVersionsVerb(context, { params: { id }, query: { limit: 50, ...query }, body: {} });

test('Who edits what somebody has changed since is told so, and nothing of theirs is written over', async () => {
  const made = await create('Compressor', oil);
  const later = { ...context, clock: () => new Date(NOW.getTime() + 1) };
  const body = { tasks: [NewTask.parse(oil), NewTask.parse(pressure)], updatedAt: made.updatedAt };
  const theirs = await changeTemplateVerb(later, { params: { id: 1 }, query: {}, body });
  const mine = { name: 'Mine', updatedAt: made.updatedAt };
  await expect(change(1, mine)).rejects.toMatchObject({
    code: 'conflict',
    message: /changed this after you opened it/,
  });
  await expect(restore(1, 1, made.updatedAt)).rejects.toMatchObject({ code: 'conflict' });
  expect(await get(1)).toEqual(theirs);
  expect(await change(1, { ...mine, updatedAt: theirs.updatedAt })).toMatchObject({
    name: 'Mine',
    version: 3,
  });
});

test('Versions are listed newest first, with who made them, page by page', async () => {
  const { actor } = context;
  if (actor.kind !== 'user') throw new Error('a user acts in tests');
  await database.db
    .insert(users)
    .values({ ...actor, passwordHash: 'x' })
    .onConflictDoNothing();
  await create('Compressor', oil);
  await changeTasks(1, oil, pressure);
  await change(1, { name: 'Air compressor' });
  const first = await versionsOf(1, { limit: 2 });
  expect(first.items).toMatchObject([
    { version: 3, name: 'Air compressor', createdBy: 'Meera', running: 0 },
    { version: 2, name: 'Compressor', tasks: [{ id: 1 }, { id: 2 }] },
  ]);
  const rest = await versionsOf(1, { limit: 2, cursor: first.nextCursor as string });
  expect(rest).toMatchObject({ items: [{ version: 1, tasks: [{ id: 1 }] }], nextCursor: null });
  await expect(versionsOf(2)).rejects.toMatchObject({ code: 'not_found' });
});

test('An old version is restored as a new one, with the tasks that it had; restoring the newest makes none', async () => {
  await create('Compressor', oil, pressure);
  await change(1, { name: 'Other', tasks: [NewTask.parse(colour)] });
  const restored = await restore(1, 1);
  expect(restored).toMatchObject({ version: 3, name: 'Compressor', tasks: [{ id: 1 }, { id: 2, max: 4 }] });
  expect(await restore(1, 3)).toEqual(restored);
  expect(await versions()).toBe(3);
  await expect(restore(1, 9)).rejects.toMatchObject({ code: 'not_found' });
  const { rows } = await database.db.execute(
    sql`select task_name from checklist_template_tasks order by position`,
  );
  expect(rows).toEqual([{ task_name: oil.taskName }, { task_name: pressure.taskName }]);
});

test('A copy has the same tasks, and they are its own', async () => {
  const original = await create('Compressor', oil, colour);
  const copy = await duplicateTemplateVerb(context, { params: { id: 1 }, query: {}, body: { name: 'Copy' } });
  expect(copy).toMatchObject({
    id: 2,
    name: 'Copy',
    version: 1,
    tasks: [
      { id: 3, ...oil },
      { id: 4, ...colour },
    ],
  });
  expect(await get(1)).toEqual(original);
});

test('By last change, and the archived ones alone: page by page, none twice, none left out', async () => {
  let at = NOW.getTime();
  const ticking = { ...context, clock: () => new Date(at++) };
  for (const name of ['A', 'B', 'C', 'D'])
    await createTemplateVerb(ticking, { params: {}, query: {}, body: { name, tasks: [NewTask.parse(oil)] } });
  for (const [id, body] of [
    [1, { name: 'A2' }],
    [3, { archived: true }],
    [2, { archived: true }],
  ] as const)
    await changeTemplateVerb(ticking, { params: { id }, query: {}, body });
  const pages = async (query: object) => {
    const names: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await list({ ...query, limit: 1, ...(cursor && { cursor }) });
      names.push(...page.items.map((item) => item.name));
      cursor = page.nextCursor;
    }
    return names;
  };
  expect(await pages({ sort: 'changed' })).toEqual(['A2', 'D']);
  expect(await pages({ sort: 'changed', archived: 'true' })).toEqual(['B', 'C']);
  expect(await pages({ archived: 'true' })).toEqual(['B', 'C']);
  expect(await pages({ archived: 'false' })).toEqual(['A2', 'D']);
  for (const strange of ['["1",1]', '["2026-11-20",1]', '[1]']) {
    const cursor = Buffer.from(strange).toString('base64url');
    await expect(list({ sort: 'changed', cursor })).rejects.toMatchObject({ code: 'bad_request' });
  }
});

const importing = (text: string, more: { confirm?: boolean; name?: string; format?: 'csv' | 'json' } = {}) =>
  importTemplateVerb(context, {
    params: {},
    query: {},
    body: { format: 'csv', confirm: false, ...more, text },
  });

test('An import is looked at first, and made only when all is well', async () => {
  const good = 'template,taskName,answerType,min,max\nPacking,Tension,number,2,4\n,Leaks,,,\n';
  expect(await importing(good)).toMatchObject({
    name: 'Packing',
    tasks: [
      { row: 2, task: { taskName: 'Tension', min: 2, max: 4 } },
      { row: 3, task: { answerType: 'ok_nok' } },
    ],
    created: null,
  });
  expect(await versions()).toBe(0);
  const { created } = await importing(good, { confirm: true, name: 'Packing line 2' });
  expect(created).toMatchObject({ id: 1, name: 'Packing line 2', version: 1, tasks: [{ max: 4 }, {}] });
  expect(await get(1)).toEqual(created);

  const bad = 'taskName,answerType,min,max\nTension,number,5,4\n,ok_nok,,\nLamp,choice,,\n';
  const { tasks } = await importing(bad);
  expect(tasks.map(({ row, faults }) => [row, ...faults.map((f) => `${f.column} ${f.message}`)])).toEqual([
    [2, 'max must not be less than min'],
    [3, 'taskName is required'],
    [4, 'choices a choice needs at least two choices'],
  ]);
  await expect(importing(bad, { confirm: true })).rejects.toMatchObject({
    code: 'bad_request',
    fields: { name: 'is required', 'row 2, max': 'must not be less than min' },
  });
  await expect(importing(bad, { confirm: true, name: 'Named' })).rejects.toMatchObject({
    code: 'bad_request',
  });
  expect(await versions()).toBe(1);
});

test.each([
  ['nothing in it', 'taskName\n\n', /has no task in it/],
  ['too much', `taskName\n${'x\n'.repeat(101)}`, /has more than 100 tasks/],
])('A file with %s is refused', async (_what, text, words) => {
  await expect(importing(text)).rejects.toThrow(words);
});

test('With 10,000 templates a page of the list comes from an index, in every order', async () => {
  await database.db.execute(sql`
    with made as (
      insert into checklist_templates (name, updated_at, archived_at)
      select 'Template ' || n, now() - n * interval '1 minute', case when n % 10 = 0 then now() end
        from generate_series(1, 10000) n returning id)
    insert into checklist_template_versions (template_id, version, name, tasks)
      select id, 1, 'x', '[{"id":1,"taskName":"x","answerType":"ok_nok","photo":"none"}]' from made`);
  await database.db.execute(sql`analyze checklist_templates, checklist_template_versions`);
  const plans = {
    'archived_at is null order by lower(t.name), id': 'checklist_templates_by_name',
    'archived_at is null order by updated_at desc, id desc': 'checklist_templates_by_change',
    'archived_at is not null order by lower(t.name), id': 'checklist_templates_archived',
  };
  for (const [clauses, index] of Object.entries(plans)) {
    const { rows } = await database.db.execute(
      sql.raw(`explain select * from checklist_templates t join checklist_template_versions v
        on v.template_id = t.id and v.version = t.version where ${clauses} limit 51`),
    );
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain(index);
    expect(plan).not.toMatch(/Seq Scan|Sort/);
  }
  expect((await list({ search: 'template 9999' })).items).toHaveLength(1);
});

test('A copy and an import that are asked for twice under one key are made once', async () => {
  await create('Compressor', oil);
  const once = (key: string) => {
    const userId = '11111111-1111-4111-8111-111111111111';
    return { ...context, once: { userId, key, route: key, requestHash: Buffer.from(key), claimed: false } };
  };
  const copy = () =>
    duplicateTemplateVerb(once('copy'), { params: { id: 1 }, query: {}, body: { name: 'Copy' } });
  expect(await copy()).toEqual(await copy());
  const body = { format: 'csv', text: 'taskName\nOil', name: 'Imported', confirm: true } as const;
  const imported = () => importTemplateVerb(once('import'), { params: {}, query: {}, body });
  expect(await imported()).toEqual(await imported());
  expect((await list()).items.map((item) => item.name)).toEqual(['Compressor', 'Copy', 'Imported']);
});
