import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLogger } from '../log/logger.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import type { InboundMessage } from '../whatsapp/parsed-webhook.ts';
import { type Stored, storeInbound } from './store-inbound.ts';
import { createStrangerLimit, MOST_OF_A_STRANGER } from './stranger-limit.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const log = createLogger({ level: 'silent' });
const storeAll = (...webhooks: InboundMessage[][]) =>
  storeInbound(
    { db: database.db, log, strangers: createStrangerLimit(database) },
    webhooks.map((messages) => ({
      messages,
      receivedAt: new Date('2026-11-20T10:00:05Z'),
      requestId: 'request-1',
    })),
  );
const store = async (...messages: InboundMessage[]) => (await storeAll(messages))[0] as Stored;
const stored = async (like: string) =>
  (
    await database.pool.query(
      'SELECT wamid, person, handled_at FROM inbound_messages WHERE wamid LIKE $1 ORDER BY seq',
      [like],
    )
  ).rows;
const text = (wamid: string, more: Partial<InboundMessage> = {}): InboundMessage => ({
  wamid,
  phoneNumberId: '1',
  waId: '12025550177',
  userId: null,
  profileName: 'Asha',
  sentAt: new Date('2026-11-20T10:00:00Z'),
  content: { kind: 'text', text: 'OK' },
  media: null,
  quotedWamid: null,
  raw: { id: wamid },
  ...more,
});

test('A message is there once, however often it comes: in one webhook, in the next, and in ten at once', async () => {
  expect(await store(text('one'), text('one'))).toEqual({
    persons: new Set(['wa:12025550177']),
    duplicates: 1,
  });
  expect(await store(text('one'))).toEqual({ persons: new Set(), duplicates: 1 });
  const all = await Promise.all(Array.from({ length: 10 }, () => store(text('ten'))));
  expect(all.reduce((sum, { duplicates }) => sum + duplicates, 0)).toBe(9);
  expect([...(await stored('one')), ...(await stored('ten'))]).toHaveLength(2);
});

test('One that PostgreSQL refuses costs none of the others, and is kept aside', async () => {
  const bad = text('batch-2', { content: { kind: 'text', text: 'a\u0000b' } });
  const { persons } = await store(text('batch-1'), bad, text('batch-3', { waId: null, userId: 'US.7' }));
  expect(persons).toEqual(new Set(['wa:12025550177', 'user:US.7']));
  expect((await stored('batch-%')).map(({ wamid }) => wamid)).toEqual(['batch-1', 'batch-3']);
  const { rows } = await database.pool.query('SELECT reason, raw FROM webhook_leftovers');
  expect(rows).toEqual([{ reason: 'could not be stored as a message', raw: { id: 'batch-2' } }]);
});

test('An operator keeps one line of messages, by number and by user id; an archived one is a stranger', async () => {
  const { rows } = await database.pool.query(
    `INSERT INTO operators (name, phone_number) VALUES ('Asha', '+12025550123') RETURNING id`,
  );
  const person = `operator:${rows[0].id}`;
  await store(text('by-number', { waId: '12025550123', userId: 'US.1' }));
  await store(text('by-user', { waId: null, userId: 'US.1' }));
  await database.pool.query('UPDATE operators SET archived_at = now()');
  await store(text('by-archived', { waId: '12025550123', userId: 'US.1' }));
  expect((await stored('by-%')).map((row) => row.person)).toEqual([person, person, 'user:US.1']);
});

test('While the database can’t do it nothing is promised: it throws', async () => {
  await database.pool.query('ALTER TABLE inbound_messages RENAME TO away');
  await expect(store(text('never'))).rejects.toThrow();
  await database.pool.query('ALTER TABLE away RENAME TO inbound_messages');
});

test('A stranger who floods us fills no disk: of so many a day the messages are kept, of more only their number', async () => {
  const flood = { waId: '12025550166' };
  const before = await Promise.all(
    Array.from({ length: 100 }, (_, n) => store(text(`flood-${n}`, flood), text(`flood-more-${n}`, flood))),
  );
  expect(before.length).toBe(100);
  expect(await stored('flood%')).toHaveLength(MOST_OF_A_STRANGER);
  await store(text('calm', { waId: '12025550167' }));
  expect(await stored('calm')).toHaveLength(1);
  await database.sql(`INSERT INTO unknown_senders (sender, messages) VALUES ('wa:12025550166', 20)`);
  await store(text('flood-last', flood));
  expect(await database.sql(`SELECT messages FROM unknown_senders WHERE sender = 'wa:12025550166'`)).toEqual([
    { messages: 21 },
  ]);
});

test('Webhooks that are stored together are told apart: whose turn it is, and what came again', async () => {
  expect(
    await storeAll(
      [text('first'), text('other', { waId: '12025550178' })],
      [text('first'), text('third', { waId: '12025550179' })],
      [],
    ),
  ).toEqual([
    { persons: new Set(['wa:12025550177', 'wa:12025550178']), duplicates: 0 },
    { persons: new Set(['wa:12025550179']), duplicates: 1 },
    { persons: new Set(), duplicates: 0 },
  ]);
});
