import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { changeOperator, listOperators } from '../../shared/contracts/operators.ts';
import type { Input, RequestContext } from '../context.ts';
import { auditLog } from '../db/schema/audit-log.ts';
import { operators } from '../db/schema/operators.ts';
import { withTx } from '../db/with-tx.ts';
import { testContext } from '../test/test-context.ts';
import { testConversation, testPlant } from '../test/test-conversation.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import { changeOperatorVerb } from './change-operator.ts';
import { createOperatorVerb } from './create-operator.ts';
import { lockOperator } from './find-operator.ts';
import { getOperatorVerb } from './get-operator.ts';
import { listOperatorsVerb } from './list-operators.ts';

let database: TestDatabase;
let context: RequestContext;
beforeAll(async () => {
  database = await createTestDatabase();
  context = testContext(database);
});
beforeEach(() =>
  database.db.execute(
    sql`truncate operators, machines, checklist_templates, audit_log restart identity cascade`,
  ),
);
afterAll(() => database.drop());

const create = (name: string, phoneNumber: string) =>
  createOperatorVerb(context, { params: {}, query: {}, body: { name, phoneNumber, language: 'en' } });
const change = (id: number, body: Input<typeof changeOperator>['body']) =>
  changeOperatorVerb(context, { params: { id }, query: {}, body });
const get = (id: number) => getOperatorVerb(context, { params: { id }, query: {}, body: {} });
const list = (query: Partial<Input<typeof listOperators>['query']> = {}) =>
  listOperatorsVerb(context, {
    params: {},
    query: { limit: 50, sort: 'name', descending: false, archived: false, ...query },
    body: {},
  });
const names = async (search: string) => (await list({ search })).items.map((o) => o.name);
const row = async (id: number) => (await database.db.select().from(operators).where(eq(operators.id, id)))[0];

test('A number is stored as E.164, and WhatsApp is thought to call it by its digits', async () => {
  const made = await create('Asha', '001 (202) 555-0123');
  expect(made).toMatchObject({
    id: 1,
    name: 'Asha',
    phoneNumber: '+12025550123',
    language: 'en',
    archived: false,
  });
  expect(await row(1)).toMatchObject({ waId: '12025550123', whatsappUserId: null });
  expect(await get(1)).toEqual(made);
  const [act] = await database.db.select().from(auditLog);
  expect(act).toMatchObject({ action: 'operator.create', subjectId: '1', after: { name: 'Asha' } });
});

test('A number that can be none is refused, and nothing is written', async () => {
  await expect(create('Asha', '12025550123')).rejects.toMatchObject({ code: 'bad_request' });
  await expect(create('Asha', '+44 7700 900001')).rejects.toMatchObject({ code: 'bad_request' });
  expect(await database.db.$count(operators)).toBe(0);
});

test('A number belongs to one operator, however it is written, archived ones included', async () => {
  await create('Asha', '+12025550101');
  const taken = { code: 'conflict', message: 'The operator Asha already has this phone number.' };
  await expect(create('Budi', '001 202 555 0101')).rejects.toMatchObject(taken);
  await change(1, { archived: true });
  await expect(create('Budi', '+12025550101')).rejects.toMatchObject({
    message: 'The archived operator Asha already has this phone number.',
  });
});

test('A number that WhatsApp knows another operator by is taken as well', async () => {
  await create('Asha', '+541123456789');
  await database.db.update(operators).set({ waId: '5491123456789' });
  await expect(create('Budi', '+54 9 11 2345 6789')).rejects.toMatchObject({
    message: 'The operator Asha already has this phone number.',
  });
});

test('Two who are made at once with one number become one', async () => {
  const both = await Promise.allSettled([create('Asha', '+12025550101'), create('Budi', '+12025550101')]);
  expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('What is not there is not found', async () => {
  await expect(get(7)).rejects.toMatchObject({ code: 'not_found', message: 'There is no such operator.' });
  await expect(change(7, { name: 'x' })).rejects.toMatchObject({ code: 'not_found' });
});

test('Archived operators leave the list and come back', async () => {
  await create('Asha', '+12025550101');
  expect(await change(1, { archived: true })).toMatchObject({ archived: true });
  expect((await list()).items).toEqual([]);
  await change(1, { archived: false });
  expect((await list()).items).toHaveLength(1);
});

test('Pages and search, by name and by any way of writing the number', async () => {
  await create('asha', '+12025550101');
  await create('Budi', '+12025550102');
  await create('ASHA', '+525512345678');
  const first = await list({ limit: 2 });
  expect(first.items.map((o) => o.id)).toEqual([1, 3]);
  const second = await list({ limit: 2, cursor: first.nextCursor as string });
  expect(second).toMatchObject({ items: [{ id: 2 }], nextCursor: null });
  expect(await names('ASH')).toEqual(['asha', 'ASHA']);
  expect(await names('(202) 555-0102')).toEqual(['Budi']);
  expect(await names('001 202 555 0101')).toEqual(['asha']);
  expect(await names('+52')).toEqual(['ASHA']);
  expect(await names('0')).toEqual([]);
  expect(await names('0102')).toEqual(['Budi']);
  expect(await names('5550102')).toEqual(['Budi']);
  expect(await names('asha 0101')).toEqual([]);
  const byNumber = await list({ sort: 'phoneNumber', descending: true, limit: 2 });
  expect(byNumber.items.map((o) => o.id)).toEqual([3, 2]);
  const rest = await list({ sort: 'phoneNumber', descending: true, cursor: byNumber.nextCursor as string });
  expect(rest.items.map((o) => o.id)).toEqual([1]);
  expect(await names('2025550102x')).toEqual([]);
});

describe('a new number', () => {
  test('forgets what was learned of the old one', async () => {
    await create('Asha', '+12025550101');
    await database.db.update(operators).set({ waId: '12025559999', whatsappUserId: 'US.1' });
    await change(1, { name: 'Asha K', language: 'hi' });
    expect(await row(1)).toMatchObject({ waId: '12025559999', whatsappUserId: 'US.1', language: 'hi' });
    await change(1, { phoneNumber: '+1 202 555 0101' });
    expect(await row(1)).toMatchObject({ waId: '12025559999', whatsappUserId: 'US.1' });
    expect(await change(1, { phoneNumber: '+12025550102' })).toMatchObject({ phoneNumber: '+12025550102' });
    expect(await row(1)).toMatchObject({ waId: '12025550102', whatsappUserId: null });
  });

  test('must not be that of another operator', async () => {
    await create('Asha', '+12025550101');
    await create('Budi', '+12025550102');
    await expect(change(2, { phoneNumber: '+12025550101' })).rejects.toMatchObject({
      code: 'conflict',
      message: 'The operator Asha already has this phone number.',
    });
  });

  test.each(['active', 'waiting'] as const)('waits for a conversation that is %s', async (status) => {
    const plant = await testPlant(context);
    await testConversation(database.db, plant, { status });
    await expect(change(plant.operator.id, { phoneNumber: '+12025550102' })).rejects.toMatchObject({
      code: 'conflict',
      fields: { phoneNumber: 'is in use by a conversation' },
    });
    expect(await change(plant.operator.id, { name: 'Asha K' })).toMatchObject({ name: 'Asha K' });
    expect((await get(plant.operator.id)).phoneNumber).toBe('+12025550101');
  });

  test.each([
    'completed',
    'cancelled',
    'expired',
  ] as const)('need not wait for one that is %s', async (status) => {
    const plant = await testPlant(context);
    const done = { status, currentTaskIndex: 3 } as const;
    await testConversation(database.db, plant, done);
    const changed = await change(plant.operator.id, { phoneNumber: '+12025550102' });
    expect(changed.phoneNumber).toBe('+12025550102');
  });

  test('is refused when a conversation begins in the moment before', async () => {
    const plant = await testPlant(context);
    let changing: Promise<unknown> = Promise.resolve();
    await withTx(database.pool, async (tx) => {
      await testConversation(tx, plant);
      changing = change(plant.operator.id, { phoneNumber: '+12025550102' }).catch((error) => error);
      await waitingForLock();
    });
    expect(await changing).toMatchObject({ code: 'conflict' });
  });

  test('holds back a conversation that begins in the moment after', async () => {
    const plant = await testPlant(context);
    let starting: Promise<unknown> = Promise.resolve();
    await withTx(database.pool, async (tx) => {
      await lockOperator(tx, plant.operator.id);
      starting = testConversation(database.db, plant);
      await waitingForLock();
    });
    await starting;
  });
});

async function waitingForLock(): Promise<void> {
  for (;;) {
    const { rows } = await database.db.execute(
      sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (rows.length > 0) return;
  }
}
