import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { pgErrorCode } from '../db/pg-error-code.ts';
import { inboundMessages } from '../db/schema/inbound-messages.ts';
import { withTx } from '../db/with-tx.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import { lockUnhandled } from './unhandled-messages.ts';

const LOCK_NOT_AVAILABLE = '55P03';
const PERSON = 'operator:1';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(() => database.db.execute(sql`TRUNCATE inbound_messages`));
afterAll(() => database.drop());

const at = (second: number) => new Date(Date.UTC(2026, 10, 20, 8, 0, second));
const store = (wamid: string, second: number, more: Partial<typeof inboundMessages.$inferInsert> = {}) =>
  database.db.insert(inboundMessages).values({
    ...{ wamid, person: PERSON, operatorId: 1, phoneNumberId: '1', raw: {}, sentAt: at(second) },
    content: { kind: 'text', text: wamid },
    ...more,
  });
const take = () => withTx(database.pool, (tx) => lockUnhandled(tx, PERSON));
const wamids = async () => (await take()).messages.map((m) => m.incoming.wamid);

test('In the order in which they were sent, then in which they came; only what nobody has handled', async () => {
  await store('late', 30);
  await store('early', 10);
  await store('same second', 30);
  await store('done', 5, { handledAt: at(40), outcome: 'accepted' });
  await store('of somebody else', 5, { person: 'operator:2' });
  expect(await wamids()).toEqual(['early', 'late', 'same second']);
});

test('What one transaction has taken, another one waits for', async () => {
  await store('one', 1);
  await withTx(database.pool, async (tx) => {
    await lockUnhandled(tx, PERSON);
    const second = withTx(database.pool, async (other) => {
      await other.execute(sql`SET LOCAL lock_timeout = '100ms'`);
      return lockUnhandled(other, PERSON);
    });
    expect(pgErrorCode(await second.catch((error: unknown) => error))).toBe(LOCK_NOT_AVAILABLE);
  });
});

test('One that failed holds those behind it until its time comes, and is then tried by itself', async () => {
  const failed = (retryAt: Date) => ({ attempts: 1, retryAt, lastError: 'a fault' });
  await store('before', 1);
  await store('failed', 2, failed(new Date(Date.now() + 60_000)));
  await store('behind', 3);
  expect(await take()).toMatchObject({ messages: [{ incoming: { wamid: 'before' } }], more: true });
  await database.db.execute(sql`DELETE FROM inbound_messages WHERE wamid = 'before'`);
  expect(await take()).toEqual({ messages: [], more: false });
  await database.db.execute(sql`UPDATE inbound_messages SET retry_at = now() WHERE wamid = 'failed'`);
  expect(await take()).toMatchObject({ messages: [{ incoming: { wamid: 'failed' } }], more: true });
});

test('As many as one transaction takes; that there are more is told', async () => {
  for (let i = 0; i < 51; i++) await store(`many-${i}`, i % 60);
  const { messages, more } = await take();
  expect([messages.length, more]).toEqual([50, true]);
});
