import { asc, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { importMachines } from '../../shared/contracts/machines.ts';
import type { Input, RequestContext } from '../context.ts';
import { machines } from '../db/schema/machines.ts';
import { testContext } from '../test/test-context.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import { changeMachineVerb } from './change-machine.ts';
import { exportMachinesVerb } from './export-machines.ts';
import { importMachinesVerb } from './import-machines.ts';

let database: TestDatabase;
let context: RequestContext;
beforeAll(async () => {
  database = await createTestDatabase();
  context = testContext(database);
});
beforeEach(() => database.db.execute(sql`truncate machines, audit_log restart identity cascade`));
afterAll(() => database.drop());

const ask = (text: string, body: Partial<Input<typeof importMachines>['body']> = {}) =>
  importMachinesVerb(context, {
    params: {},
    query: {},
    body: { text, confirm: false, update: false, ...body },
  });
const there = () =>
  database.db
    .select({ name: machines.name, code: machines.code, location: machines.location })
    .from(machines)
    .orderBy(asc(machines.id));

test('Machines are known by their code, and those without one by their name', async () => {
  const text = 'Machine;Tag;Hall\nFiller 1;RFC-1;Filling hall\nChiller;;\n';
  expect((await ask(text, { confirm: true })).done).toEqual({ added: 2, changed: 0 });
  expect(await there()).toEqual([
    { name: 'Filler 1', code: 'RFC-1', location: 'Filling hall' },
    { name: 'Chiller', code: null, location: null },
  ]);
  const more = 'Name,Code,Location\nFiller one,RFC-1,\nCHILLER,,Utility room\nChiller,CH-2,\n';
  const answer = await ask(more, { confirm: true, update: true });
  expect(answer.rows.map(({ state, before }) => [state, before])).toEqual([
    ['change', { name: 'Filler 1' }],
    ['change', { name: 'Chiller', location: '' }],
    ['new', {}],
  ]);
  expect(await there()).toEqual([
    { name: 'Filler one', code: 'RFC-1', location: 'Filling hall' },
    { name: 'CHILLER', code: null, location: 'Utility room' },
    { name: 'Chiller', code: 'CH-2', location: null },
  ]);
  expect((await ask(more, { confirm: true, update: true })).counts).toMatchObject({ same: 3 });
});

test('What does not fit, what is doubled and what is archived is named, and the rest is imported', async () => {
  await ask('Name,Code\nOld,OLD-1\n', { confirm: true });
  await changeMachineVerb(context, { params: { id: 1 }, query: {}, body: { archived: true } });
  const answer = await ask(
    `Name,Code,Location\n${'x'.repeat(121)},A-1,\nFiller,${'c'.repeat(41)},\nA,B-1,\nB,B-1,\nOld,OLD-1,\nGood,G-1,`,
    { confirm: true },
  );
  expect(answer.rows.map(({ line, faults }) => [line, faults[0]?.field, faults[0]?.message])).toEqual([
    [2, 'name', 'has more than 120 characters'],
    [3, 'code', 'has more than 40 characters'],
    [5, 'code', '(or, without one, the name) is in line 4 already'],
    [6, 'code', 'is that of the archived machine Old: take it back into use first'],
    [4, undefined, undefined],
    [7, undefined, undefined],
  ]);
  expect(answer.done).toEqual({ added: 2, changed: 0 });
  expect((await there()).map(({ name }) => name)).toEqual(['Old', 'A', 'Good']);
});

test('What is exported can be imported again', async () => {
  await ask('Name,Code,Location\n-5 °C store,@1,"Hall ""A"", left"\n', { confirm: true });
  const file = await exportMachinesVerb(context, { params: {}, query: {}, body: {} });
  let csv = '';
  for await (const piece of file.body as AsyncIterable<string>) csv += piece;
  expect(csv).toContain("'-5 °C store,'@1");
  expect((await ask(csv)).counts).toMatchObject({ same: 1, error: 0 });
});
