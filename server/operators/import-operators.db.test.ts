import { asc, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { importOperators } from '../../shared/contracts/operators.ts';
import type { Input, RequestContext } from '../context.ts';
import { auditLog } from '../db/schema/audit-log.ts';
import { operators } from '../db/schema/operators.ts';
import { testContext } from '../test/test-context.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import { changeOperatorVerb } from './change-operator.ts';
import { exportOperatorsVerb } from './export-operators.ts';
import { importOperatorsVerb } from './import-operators.ts';

let database: TestDatabase;
let context: RequestContext;
beforeAll(async () => {
  database = await createTestDatabase();
  context = testContext(database);
});
beforeEach(() => database.db.execute(sql`truncate operators, audit_log restart identity cascade`));
afterAll(() => database.drop());

const ask = (text: string, body: Partial<Input<typeof importOperators>['body']> = {}) =>
  importOperatorsVerb(context, {
    params: {},
    query: {},
    body: { text, confirm: false, update: false, ...body },
  });
const there = () =>
  database.db
    .select({ name: operators.name, phoneNumber: operators.phoneNumber, language: operators.language })
    .from(operators)
    .orderBy(asc(operators.id));

const MIXED = `Name,Phone,Language
Asha,+1 202 555 0101,
Budi,001 (202) 555-0102,id
,+12025550103,
Chen,2025550104,
Dora,4.47701E+11,
Efe,+1 202 555 0101,
Femi,+12025550105,english`;

test('A preview says of each row what would become of it and why not, and writes nothing', async () => {
  const answer = await ask(MIXED);
  expect(answer.counts).toEqual({ new: 2, change: 0, differs: 0, same: 0, error: 5 });
  expect(answer.done).toBeNull();
  expect(answer.columns).toEqual({ name: 0, phoneNumber: 1, language: 2 });
  expect(
    answer.rows.map(({ line, state, faults }) => [line, state, faults[0]?.field, faults[0]?.message]),
  ).toEqual([
    [4, 'error', 'name', 'is empty'],
    [5, 'error', 'phoneNumber', 'must begin with + (or 00) and the country code, such as +1 202 555 0123'],
    [
      6,
      'error',
      'phoneNumber',
      'was shortened by a spreadsheet: make the column text there, then save it again',
    ],
    [7, 'error', 'phoneNumber', 'is in line 2 already'],
    [8, 'error', 'language', 'is not a language such as en or pt-BR'],
    [2, 'new', undefined, undefined],
    [3, 'new', undefined, undefined],
  ]);
  expect(answer.rows.at(-1)?.values).toEqual({ name: 'Budi', phoneNumber: '+12025550102', language: 'id' });
  expect(answer.faultsCsv).toContain('Phone number is in line 2 already');
  expect(await there()).toEqual([]);
  expect(await database.db.$count(auditLog)).toBe(0);
});

test('Confirmed, the good rows are there, each written down; again, nothing happens', async () => {
  const expected = { added: 2, changed: 0 };
  expect((await ask(MIXED, { confirm: true, expected })).done).toEqual(expected);
  const both = [
    { name: 'Asha', phoneNumber: '+12025550101', language: 'en' },
    { name: 'Budi', phoneNumber: '+12025550102', language: 'id' },
  ];
  expect(await there()).toEqual(both);
  const acts = await database.db.select().from(auditLog).orderBy(auditLog.id);
  expect(acts.map((act) => [act.action, act.subjectId, act.actor])).toEqual([
    ['operator.import', '1', 'meera@example.com'],
    ['operator.import', '2', 'meera@example.com'],
  ]);
  const again = await ask(MIXED, { confirm: true, update: true });
  expect([again.counts.same, again.done]).toEqual([2, { added: 0, changed: 0 }]);
  expect(await there()).toEqual(both);
  expect(await database.db.$count(auditLog)).toBe(2);
});

test('What is there already changes only when that is asked for; an empty cell changes nothing', async () => {
  await ask('Name,Phone,Language\nAsha,+12025550101,hi\n', { confirm: true });
  const text = 'Name,Phone,Language\nAsha Verma,+12025550101,\n';
  const kept = await ask(text, { confirm: true });
  expect(kept.rows[0]).toMatchObject({ state: 'differs', before: { name: 'Asha' } });
  expect(await there()).toMatchObject([{ name: 'Asha' }]);
  const changed = await ask(text, { confirm: true, update: true, expected: { added: 0, changed: 1 } });
  expect(changed.done).toEqual({ added: 0, changed: 1 });
  expect(await there()).toEqual([{ name: 'Asha Verma', phoneNumber: '+12025550101', language: 'hi' }]);
  const [, act] = await database.db.select().from(auditLog).orderBy(auditLog.id);
  expect(act).toMatchObject({ before: { name: 'Asha' }, after: { name: 'Asha Verma' } });
});

test('Columns that no header names are asked for, and nothing is read before', async () => {
  const text = 'Who,Where to\nAsha,+12025550101\n';
  const unknown = await ask(text);
  expect(unknown).toMatchObject({
    headers: ['Who', 'Where to'],
    columns: { name: null, phoneNumber: null },
    rows: [],
  });
  await expect(ask(text, { confirm: true })).rejects.toMatchObject({ code: 'bad_request' });
  const told = await ask(text, { columns: { name: 0, phoneNumber: 1 } });
  expect(told.counts).toMatchObject({ new: 1, error: 0 });
});

test('An archived operator, and one whom WhatsApp calls by the number, are named', async () => {
  await ask('Name,Phone\nAsha,+12025550101\nBudi,+12025550102\n', { confirm: true });
  await changeOperatorVerb(context, { params: { id: 1 }, query: {}, body: { archived: true } });
  await database.db.execute(sql`update operators set wa_id = '12025550109' where id = 2`);
  const answer = await ask('Name,Phone\nAsha,+12025550101\nBo,+12025550109\n');
  expect(answer.rows.map(({ faults }) => faults[0]?.message)).toEqual([
    'is that of the archived operator Asha: take them back first',
    'is how WhatsApp calls the operator Budi, whose number here is +12025550102',
  ]);
});

test('Numbers without a country are of the country that is chosen', async () => {
  const answer = await ask('Name,Phone\nA,020 7946 0018\nB,447400123456\nC,+12025550101\n', {
    country: 'GB',
  });
  expect(answer.rows.map(({ values }) => values.phoneNumber)).toEqual([
    '+442079460018',
    '+447400123456',
    '+12025550101',
  ]);
  await expect(ask('Name,Phone\n', { country: 'XX' })).rejects.toMatchObject({
    fields: { country: 'is not a country' },
  });
});

test('When things have changed since the preview nothing is imported', async () => {
  await ask('Name,Phone\nAsha,+12025550101\n', { confirm: true });
  const late = ask('Name,Phone\nAsha,+12025550101\nBudi,+12025550102\n', {
    confirm: true,
    expected: { added: 2, changed: 0 },
  });
  await expect(late).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringMatching(/^What is there has/),
  });
  expect(await there()).toHaveLength(1);
});

test('Two imports of the same file at the same moment: each operator is there once, and nothing is half done', async () => {
  const text = `Name,Phone\n${Array.from({ length: 60 }, (_, n) => `Op ${n},+120255501${String(n).padStart(2, '0')}`).join('\n')}`;
  const both = await Promise.allSettled([ask(text, { confirm: true }), ask(text, { confirm: true })]);
  const added = both.map((one) => (one.status === 'fulfilled' ? one.value.done?.added : one.reason.code));
  expect([
    ['conflict', 60],
    [0, 60],
  ]).toContainEqual(
    added.map((one) => (one === 60 ? 60 : one)).sort((a, b) => (a === 60 ? 1 : b === 60 ? -1 : 0)),
  );
  expect(await there()).toHaveLength(60);
  expect(await database.db.$count(auditLog)).toBe(60);
});

test('Somebody adds one of them while the import runs: it is told, and nothing is imported', async () => {
  const other = await database.pool.connect();
  try {
    await other.query('begin');
    await other.query(`insert into operators (name, phone_number) values ('Asha', '+12025550101')`);
    const importing = ask('Name,Phone\nBudi,+12025550102\nAsha,+12025550101\n', { confirm: true });
    importing.catch(() => undefined);
    await expect
      .poll(async () => {
        const { rows } = await database.pool.query(
          `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        );
        return rows.length;
      })
      .toBe(1);
    await other.query('commit');
    await expect(importing).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/^What is there has changed/),
    });
  } finally {
    other.release();
  }
  expect((await there()).map(({ name }) => name)).toEqual(['Asha']);
});

test('What is exported has no formulas in it and can be imported again', async () => {
  const name = '=HYPERLINK("http://x","<img onerror=alert(1)>") عائشة 🏭';
  await ask(`Name,Phone\n"${name.replaceAll('"', '""')}",+12025550101\n`, { confirm: true });
  const file = await exportOperatorsVerb(context, { params: {}, query: {}, body: {} });
  let csv = '';
  for await (const piece of file.body as AsyncIterable<string>) csv += piece;
  expect(csv.split('\r\n')[0]).toBe('\ufeffName,Phone number,Language,Archived');
  expect(csv).not.toMatch(/(^|,)"?[=+@-]/m);
  expect((await ask(csv)).counts).toMatchObject({ same: 1, error: 0 });
  expect((await there())[0]?.name).toBe(name);
});

test('Thousands of rows are imported in one go', async () => {
  const rows = Array.from({ length: 3_000 }, (_, n) => `Op ${n},+1202${String(5_550_000 + n)}`);
  const text = `Name,Phone\n${rows.join('\n')}`;
  const preview = await ask(text);
  const { new: fresh, error } = preview.counts;
  expect(fresh + error).toBe(3_000);
  expect(preview.rows).toHaveLength(500);
  expect((await ask(text, { confirm: true })).done).toEqual({ added: fresh, changed: 0 });
  expect(await database.db.$count(operators)).toBe(fresh);
});
