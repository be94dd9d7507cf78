import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { operators } from '../db/schema/operators.ts';
import { withTx } from '../db/with-tx.ts';
import { testContext } from '../test/test-context.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import { changeWhatsAppIdentity } from './change-whatsapp-identity.ts';
import { findOperatorByWhatsApp, type OperatorRow } from './find-by-whatsapp.ts';
import { learnWhatsAppId } from './learn-whatsapp-id.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(() => database.db.execute(sql`truncate operators, audit_log restart identity cascade`));
afterAll(() => database.drop());

async function operator(phoneNumber: string, more: Partial<OperatorRow> = {}): Promise<OperatorRow> {
  const values = { name: 'Asha', phoneNumber, waId: phoneNumber.slice(1), ...more };
  const [row] = await database.db.insert(operators).values(values).returning();
  return row as OperatorRow;
}
const row = async (id: number) =>
  (await database.db.select().from(operators).where(eq(operators.id, id)))[0] as OperatorRow;
const find = async (waId: string | null, userId: string | null = null) =>
  (await findOperatorByWhatsApp(database.db, { waId, userId }))?.id;

describe('who a person on WhatsApp is', () => {
  test('the number, or the user id alone when the number is hidden', async () => {
    const { id } = await operator('+12025550101', { whatsappUserId: 'US.1' });
    expect(await find('12025550101')).toBe(id);
    expect(await find(null, 'US.1')).toBe(id);
    expect(await find('12025550101', 'US.2')).toBe(id);
    expect(await find('12025550102')).toBeUndefined();
    expect(await find(null, 'US.2')).toBeUndefined();
    expect(await find(null, null)).toBeUndefined();
  });

  test('the user id counts more than the number', async () => {
    const first = await operator('+12025550101', { whatsappUserId: 'US.1' });
    await operator('+12025550102');
    expect(await find('12025550102', 'US.1')).toBe(first.id);
  });

  test('the phone number stands in for what WhatsApp has not told', async () => {
    const { id } = await operator('+12025550101', { waId: null });
    expect(await find('12025550101')).toBe(id);
  });

  test.each([
    ['Brazil, registered with the 9', '+5511987654321', '551187654321'],
    ['Mexico, registered without the 1', '+525512345678', '5215512345678'],
    ['Argentina, registered without the 9', '+541123456789', '5491123456789'],
  ])('another spelling: %s', async (_case, phoneNumber, waId) => {
    const { id } = await operator(phoneNumber);
    expect(await find(waId)).toBe(id);
  });

  test('the exact spelling wins over another one', async () => {
    await operator('+541123456789');
    const mobile = await operator('+5491123456789');
    expect(await find('5491123456789')).toBe(mobile.id);
    expect(await find('541123456789')).not.toBe(mobile.id);
  });

  test('an Argentine landline is not taken for the mobile number', async () => {
    await operator('+5491123456789');
    expect(await find('541123456789')).toBeUndefined();
  });

  test('another spelling that two people have is nobody', async () => {
    await operator('+12025550101', { waId: '525512345678' });
    await operator('+525512345678', { waId: '12025550199' });
    expect(await find('5215512345678')).toBeUndefined();
    expect(await find('525512345678')).toBe(1);
  });

  test('an archived operator is a stranger', async () => {
    await operator('+12025550101', { archivedAt: new Date(), whatsappUserId: 'US.1' });
    expect(await find('12025550101')).toBeUndefined();
    expect(await find(null, 'US.1')).toBeUndefined();
  });

  test('whoever has the number of an archived operator in another spelling is not mistaken for somebody else', async () => {
    await operator('+5491123456789', { archivedAt: new Date() });
    await operator('+541123456789');
    expect(await find('5491123456789')).toBeUndefined();
  });
});

describe('what is learned', () => {
  test('number and user id are kept, each only when it is told', async () => {
    const asha = await operator('+5511987654321');
    const learned = await learnWhatsAppId(database.db, asha, { waId: '551187654321', userId: null });
    expect(learned.waId).toBe('551187654321');
    const more = await learnWhatsAppId(database.db, learned, { waId: null, userId: 'BR.1' });
    expect(more).toMatchObject({
      waId: '551187654321',
      whatsappUserId: 'BR.1',
      phoneNumber: '+5511987654321',
    });
    expect(await row(asha.id)).toEqual(more);
  });

  test('nothing new costs no query', async () => {
    const asha = await operator('+12025550101', { whatsappUserId: 'US.1' });
    const noDatabase = {} as typeof database.db;
    expect(await learnWhatsAppId(noDatabase, asha, { waId: '12025550101', userId: 'US.1' })).toBe(asha);
    expect(await learnWhatsAppId(noDatabase, asha, { waId: null, userId: null })).toBe(asha);
  });

  test('what another operator has stays theirs', async () => {
    const asha = await operator('+12025550101');
    await operator('+12025550102', { whatsappUserId: 'US.2' });
    await operator('+12025550103', { waId: null });
    for (const waId of ['12025550102', '12025550103']) {
      expect(await learnWhatsAppId(database.db, asha, { waId, userId: 'US.2' })).toEqual(asha);
    }
    expect(await row(asha.id)).toEqual(asha);
  });
});

describe('a changed identity', () => {
  const context = testContext({} as TestDatabase, { actor: { kind: 'system' } });
  const nothing = { previousWaId: null, currentWaId: null, previousUserId: null, currentUserId: null };
  const apply = (change: Partial<typeof nothing> | Record<string, string>) =>
    withTx(database.pool, (tx) => changeWhatsAppIdentity(tx, context, { ...nothing, ...change }));

  test('a new number is the same operator, and coming twice changes nothing more', async () => {
    const asha = await operator('+12025550101', { whatsappUserId: 'US.1' });
    const change = { previousWaId: '12025550101', currentWaId: '12025550102' };
    expect(await apply(change)).toMatchObject({
      kind: 'changed',
      before: { phoneNumber: '+12025550101' },
      after: { id: asha.id, phoneNumber: '+12025550102', waId: '12025550102', whatsappUserId: 'US.1' },
    });
    const now = await row(asha.id);
    expect(await apply(change)).toEqual({ kind: 'nothing' });
    expect(await row(asha.id)).toEqual(now);
    expect(await database.db.$count(operators)).toBe(1);
  });

  test('a new user id, known by the old one or by the number', async () => {
    const asha = await operator('+12025550101', { whatsappUserId: 'US.1' });
    await apply({ previousUserId: 'US.1', currentUserId: 'US.2' });
    expect(await row(asha.id)).toMatchObject({ whatsappUserId: 'US.2', phoneNumber: '+12025550101' });
    await apply({ previousUserId: 'US.7', currentUserId: 'US.8', currentWaId: '12025550101' });
    expect((await row(asha.id)).whatsappUserId).toBe('US.8');
  });

  test('another spelling of the number is no new number', async () => {
    const asha = await operator('+525512345678');
    await apply({ previousWaId: '525512345678', currentWaId: '5215512345678' });
    expect(await row(asha.id)).toMatchObject({ phoneNumber: '+525512345678', waId: '5215512345678' });
  });

  test('a number or user id that another operator has is left for a manager', async () => {
    const asha = await operator('+12025550101', { whatsappUserId: 'US.1' });
    const budi = await operator('+12025550102', { whatsappUserId: 'US.2' });
    const taken = { kind: 'taken', operatorId: asha.id, holderId: budi.id };
    expect(await apply({ previousWaId: '12025550101', currentWaId: '12025550102' })).toEqual(taken);
    expect(await apply({ previousUserId: 'US.1', currentUserId: 'US.2' })).toEqual(taken);
    expect(await row(asha.id)).toEqual(asha);
    expect(await row(budi.id)).toEqual(budi);
  });

  test('strangers are left alone', async () => {
    expect(await apply({ previousWaId: '12025550101', currentWaId: '12025550102' })).toEqual({
      kind: 'nothing',
    });
  });
});
