import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { changeMachine, createMachine, listMachines } from '../../shared/contracts/machines.ts';
import type { Input, RequestContext } from '../context.ts';
import { auditLog } from '../db/schema/audit-log.ts';
import { testContext } from '../test/test-context.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import { changeMachineVerb } from './change-machine.ts';
import { createMachineVerb } from './create-machine.ts';
import { getMachineVerb } from './get-machine.ts';
import { listMachinesVerb } from './list-machines.ts';

let database: TestDatabase;
let context: RequestContext;
beforeAll(async () => {
  database = await createTestDatabase();
  context = testContext(database);
});
beforeEach(() => database.db.execute(sql`truncate machines, audit_log restart identity cascade`));
afterAll(() => database.drop());

const create = (body: Input<typeof createMachine>['body']) =>
  createMachineVerb(context, { params: {}, query: {}, body });
const change = (id: number, body: Input<typeof changeMachine>['body']) =>
  changeMachineVerb(context, { params: { id }, query: {}, body });
const get = (id: number) => getMachineVerb(context, { params: { id }, query: {}, body: {} });
const list = (query: Partial<Input<typeof listMachines>['query']> = {}) =>
  listMachinesVerb(context, {
    params: {},
    query: { limit: 50, sort: 'name', descending: false, archived: false, ...query },
    body: {},
  });
const names = async (search: string) => (await list({ search })).items.map((m) => m.name);

test('A machine is made, read and changed; blanks are nothing; each act is written down', async () => {
  const made = await create({ name: 'Filler 1', code: '', location: null });
  expect(made).toMatchObject({ id: 1, name: 'Filler 1', archived: false });
  expect(made).toMatchObject({ code: undefined, location: undefined });
  const changed = await change(1, { code: 'RFC-1', location: 'Hall A' });
  expect(changed).toMatchObject({ name: 'Filler 1', code: 'RFC-1', location: 'Hall A' });
  expect(await get(1)).toEqual(changed);
  expect(await change(1, { code: null, location: '' })).toMatchObject({
    code: undefined,
    location: undefined,
  });
  const acts = await database.db
    .select()
    .from(auditLog)
    .where(eq(auditLog.subjectId, '1'))
    .orderBy(auditLog.id);
  expect(acts.map((a) => [a.action, a.actor])).toEqual([
    ['machine.create', 'meera@example.com'],
    ['machine.change', 'meera@example.com'],
    ['machine.change', 'meera@example.com'],
  ]);
});

test('A change to what it is already writes nothing down', async () => {
  await create({ name: 'Filler 1', code: 'RFC-1' });
  const old = await get(1);
  expect(await change(1, { name: 'Filler 1', code: 'RFC-1', archived: false })).toEqual(old);
  expect(await database.db.$count(auditLog)).toBe(1);
});

test('A code belongs to one machine, and the message says to which', async () => {
  await create({ name: 'Filler 1', code: 'RFC-1' });
  await create({ name: 'Filler 2', code: 'RFC-2' });
  const taken = { code: 'conflict', message: 'The machine Filler 1 already has the code RFC-1.' };
  await expect(create({ name: 'Filler 3', code: 'RFC-1' })).rejects.toMatchObject(taken);
  await expect(change(2, { code: 'RFC-1' })).rejects.toMatchObject({
    ...taken,
    fields: { code: 'is taken' },
  });
  await change(1, { archived: true });
  await expect(change(2, { code: 'RFC-1' })).rejects.toMatchObject({
    message: 'The archived machine Filler 1 already has the code RFC-1.',
  });
  expect((await get(2)).code).toBe('RFC-2');
});

test('What is not there is not found', async () => {
  await expect(get(7)).rejects.toMatchObject({ code: 'not_found', message: 'There is no such machine.' });
  await expect(change(7, { name: 'x' })).rejects.toMatchObject({ code: 'not_found' });
});

test('Archived machines leave the list and come back', async () => {
  await create({ name: 'Filler 1' });
  expect(await change(1, { archived: true })).toMatchObject({ archived: true });
  expect((await list()).items).toEqual([]);
  expect((await get(1)).archived).toBe(true);
  await change(1, { archived: false });
  expect((await list()).items).toHaveLength(1);
});

test('Pages follow each other without gap or repetition, by name in any case, however many share one', async () => {
  const all = ['chiller', 'Air dryer', 'Chiller', 'x'.repeat(120), 'CHILLER', 'Ärmel'];
  for (const name of all) await create({ name });
  const seen: string[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await list({ limit: 2, ...(cursor ? { cursor } : {}) });
    seen.push(...page.items.map((m) => m.name));
    cursor = page.nextCursor;
  } while (cursor);
  expect(seen.slice(0, 4)).toEqual(['Air dryer', 'chiller', 'Chiller', 'CHILLER']);
  expect([...seen].sort()).toEqual([...all].sort());
});

test('A cursor of something else is refused', async () => {
  await expect(list({ cursor: 'WzldYQ' })).rejects.toMatchObject({ code: 'bad_request' });
  await expect(list({ cursor: Buffer.from('[99]').toString('base64url') })).rejects.toMatchObject({
    fields: { cursor: 'is not a cursor of this list' },
  });
});

test('Search looks in name and code, in any case, and takes signs as they are', async () => {
  await create({ name: 'Filler 100% juice', code: 'RFC_1' });
  await create({ name: 'Shrink wrap', code: 'SW-1' });
  expect(await names('rfc')).toEqual(['Filler 100% juice']);
  expect(await names(' SHRINK ')).toEqual(['Shrink wrap']);
  expect(await names('%')).toEqual(['Filler 100% juice']);
  expect(await names('_')).toEqual(['Filler 100% juice']);
  expect(await names('\u0000')).toHaveLength(2);
  expect(await names("x' or true --")).toEqual([]);
});

test('The words of a search begin words of name, code and location, in any order, accents and scripts included', async () => {
  await create({ name: 'Rinser-filler-capper 1', code: 'RFC-1', location: 'Filling hall' });
  await create({ name: 'Kühler (alt)', location: 'Ostflügel' });
  await create({ name: 'مضخة المياه' });
  expect(await names('capp')).toEqual(['Rinser-filler-capper 1']);
  expect(await names('hall rins')).toEqual(['Rinser-filler-capper 1']);
  expect(await names('RFC-1 fill')).toEqual(['Rinser-filler-capper 1']);
  expect(await names('apper')).toEqual([]);
  expect(await names('küh ost')).toEqual(['Kühler (alt)']);
  expect(await names('المياه')).toEqual(['مضخة المياه']);
  for (const odd of ["'", '\\', "a' | b:*", '!rinser', 'a <-> b', ':*']) await names(odd);
});

test('Every sort pages without gap or repetition, both ways, what is empty at the end', async () => {
  for (const code of ['b', null, 'A', null, 'c'])
    await create({ name: `Machine ${code}`, code, location: code });
  for (const sort of ['code', 'location'] as const) {
    const both = [false, true].map((descending) => walk({ sort, descending }));
    const [up, down] = await Promise.all(both);
    expect(up?.map((m) => m.code)).toEqual(['A', 'b', 'c', undefined, undefined]);
    expect(down).toEqual([...(up ?? [])].reverse());
  }
  expect((await walk({ sort: 'added', descending: true })).map((m) => m.id)).toEqual([5, 4, 3, 2, 1]);
  await change(3, { archived: true });
  expect((await walk({ archived: true })).map((m) => m.code)).toEqual(['A']);
});

async function walk(query: Parameters<typeof list>[0]) {
  const seen = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await list({ ...query, limit: 2, ...(cursor ? { cursor } : {}) });
    seen.push(...page.items);
    cursor = page.nextCursor;
  }
  return seen;
}

test('Whoever saw an older state is told who was faster, and nothing is overwritten', async () => {
  const { updatedAt } = await create({ name: 'Filler 1' });
  context = testContext(database, { clock: () => new Date('2026-11-20T08:05:00Z') });
  await change(1, { name: 'Filler A', updatedAt });
  const late = change(1, { name: 'Filler B', updatedAt });
  await expect(late).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringMatching(/^meera@example.com changed this after you opened it/),
  });
  expect((await get(1)).name).toBe('Filler A');
});

test('With 100,000 machines a page is read from the index, deep in the list too', async () => {
  for (let from = 0; from < 100_000; from += 20_000) {
    await database.db.execute(
      sql`insert into machines (name) select 'Machine ' || lpad(g::text, 6, '0') from generate_series(${from}::int + 1, ${from}::int + 20000) g`,
    );
  }
  await database.db.execute(sql`analyze machines`);
  const cursor = Buffer.from('[60000]').toString('base64url');
  expect((await list({ limit: 2, cursor })).items.map((m) => m.name)).toEqual([
    'Machine 060001',
    'Machine 060002',
  ]);
  const plan = await database.db.execute(
    sql`explain select * from machines where archived_at is null and (lower(name), id) > (${'machine 060000'}, ${60000}) order by lower(name), id limit 51`,
  );
  expect(JSON.stringify(plan.rows)).toMatch(/Index Scan using machines_by_name.*Index Cond/s);
});
