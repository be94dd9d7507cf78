import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { CONNECTIONS_OF_A_PROCESS, LISTENER } from '../db/connection-budget.ts';
import { createPool } from '../db/pool.ts';
import { inboundMessages } from '../db/schema/inbound-messages.ts';
import { outboundMessages } from '../db/schema/outbound-messages.ts';
import { photos } from '../db/schema/photos.ts';
import { createJobs } from '../jobs/create-jobs.ts';
import { jobKind } from '../jobs/job-kind.ts';
import { testContext } from '../test/test-context.ts';
import { testConversation, testPlant } from '../test/test-conversation.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import type { HealthResult } from '../whatsapp/cloud-api-types.ts';
import { checkDatabase } from './check-database.ts';
import { checkDisk } from './check-disk.ts';
import { checkJobs } from './check-jobs.ts';
import { checkOutbox } from './check-outbox.ts';
import { checkPhotos } from './check-photos.ts';
import { checkWebhook } from './check-webhook.ts';
import { checkWhatsApp } from './check-whatsapp.ts';
import { databaseHealthVerb } from './get-database-health.ts';
import { readDatabaseGauges, readPoolGauges } from './read-gauges.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(() =>
  database.db.execute(sql`truncate outbound_messages, inbound_messages, photos, machines, operators,
    checklist_templates, auth_sessions, users restart identity cascade`),
);
afterAll(() => database.drop());

const note = jobKind({ name: 'note', data: z.object({}) });
const ago = (seconds: number) => new Date(Date.now() - seconds * 1000);
const queued = (seconds: number, status: 'queued' | 'sending' | 'in_doubt' | 'read' = 'queued') =>
  database.db.insert(outboundMessages).values({
    ...{ person: 'operator:1', kind: 'question', toPhoneNumber: '+12025550101', content: {} },
    ...{ status, createdAt: ago(seconds) },
  });
const received = (seconds: number, more: Partial<typeof inboundMessages.$inferInsert> = {}) =>
  database.db.insert(inboundMessages).values({
    ...{ wamid: randomUUID(), person: 'operator:1', phoneNumberId: '1', raw: {}, content: {} },
    ...{ sentAt: ago(seconds), receivedAt: ago(seconds) },
    ...more,
  });
const photo = (seconds: number, status: 'pending' | 'failed') =>
  database.db.insert(photos).values({
    ...{
      id: randomUUID(),
      operatorId: 1,
      wamid: randomUUID(),
      mediaId: '1',
      status,
      receivedAt: ago(seconds),
    },
  });

test('Database: how fast it answers', async () => {
  const state = await checkDatabase([database.pool], null)();
  expect(state).toMatchObject({ status: 'healthy', connections: { size: 10, waiting: 0 } });
  expect(state).not.toHaveProperty('freeBytes');
  expect(state.latencyMs).toBeGreaterThan(0);
  const health = await databaseHealthVerb(testContext(database), { params: {}, query: {}, body: {} });
  expect(health).toMatchObject({ database: 'connected', latency_ms: expect.any(Number) });
});

test('Database: one that takes no changes is an error, though it answers', async () => {
  const url = new URL(database.url);
  url.searchParams.set('options', '-c default_transaction_read_only=on');
  const pool = createPool(url.href, { log: pino({ level: 'silent' }) });
  expect(await checkDatabase([pool], null)()).toMatchObject({ status: 'error', cause: 'read_only' });
  await pool.end();
});

test('Database: too few connections for one more process are told before a reload needs them', async () => {
  const check = checkDatabase([database.pool], null);
  const { connections } = (await check()) as unknown as { connections: { allowed: number } };
  const listeners = Math.ceil(connections.allowed / CONNECTIONS_OF_A_PROCESS);
  const processes = await Promise.all(
    Array.from({ length: listeners }, async () => {
      const client = new pg.Client({ connectionString: database.url, application_name: LISTENER });
      await client.connect();
      return client;
    }),
  );
  expect(await check()).toMatchObject({ status: 'warning', cause: 'few_connections' });
  await Promise.all(processes.map((client) => client.end()));
});

test('Database: an embedded one tells of its disk', async () => {
  expect((await checkDatabase([database.pool], tmpdir())()).freeBytes).toBeGreaterThan(0);
});

test('Database: away, it is unavailable', async () => {
  const gone = { query: () => Promise.reject(new Error('gone')) } as unknown as TestDatabase['pool'];
  const context = testContext({ ...database, pool: gone });
  await expect(databaseHealthVerb(context, { params: {}, query: {}, body: {} })).rejects.toMatchObject({
    code: 'unavailable',
    message: 'The database does not answer.',
  });
});

test.each([
  [10, 'healthy'],
  [90, 'warning'],
  [400, 'error'],
] as const)('Outbox: its oldest message has waited %i s: %s', async (seconds, status) => {
  await queued(9999, 'read');
  await queued(seconds, 'in_doubt');
  await queued(1, 'sending');
  const state = await checkOutbox(database.db)();
  expect(state).toMatchObject({ status, pending: 2 });
  expect(state.oldestSeconds).toBeGreaterThanOrEqual(seconds);
  expect(state.action === undefined).toBe(status === 'healthy');
});

test('Outbox: empty is well', async () => {
  expect(await checkOutbox(database.db)()).toEqual({ status: 'healthy', pending: 0, oldestSeconds: 0 });
});

test('Webhook: silence is well; what waits too long or was set aside is not', async () => {
  const check = checkWebhook(database.db);
  expect(await check()).toMatchObject({ status: 'healthy', lastMessageAt: null, unhandled: 0 });
  await received(4000, { handledAt: ago(3999), outcome: 'accepted' });
  const state = await check();
  expect(state.status).toBe('healthy');
  expect(Date.parse(String(state.lastMessageAt))).toBeCloseTo(ago(4000).getTime(), -5);
  await received(100, { handledAt: ago(50), outcome: 'set_aside' });
  expect(await check()).toMatchObject({ status: 'warning', setAsideIn24Hours: 1 });
  await received(400);
  expect(await check()).toMatchObject({ status: 'error', unhandled: 1 });
});

test('Photos: what waits long, and what failed today', async () => {
  const check = checkPhotos(database.db);
  await photo(60, 'pending');
  await photo(2 * 86_400, 'failed');
  expect(await check()).toMatchObject({ status: 'healthy', pending: 1, failedIn24Hours: 0 });
  await photo(60, 'failed');
  expect(await check()).toMatchObject({
    status: 'warning',
    failedIn24Hours: 1,
    action: /could not be fetched/,
  });
  await photo(5 * 3600, 'pending');
  expect(await check()).toMatchObject({ status: 'error', pending: 2 });
});

test('Disk: what is free; a folder that is not there throws', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'kinto-disk-'));
  const state = await checkDisk(folder)();
  expect(state.freeBytes).toBeGreaterThan(0);
  expect(state.freePercent).toBeGreaterThan(0);
  expect(state.freePercent).toBeLessThanOrEqual(100);
  await rm(folder, { recursive: true });
  await expect(checkDisk(folder)()).rejects.toThrow('ENOENT');
});

test('Jobs: never started, well, overdue, given up', async () => {
  const check = checkJobs(database.db);
  expect((await check()).status).toBe('error');
  const jobs = createJobs({ pool: database.pool, log: pino({ level: 'silent' }), kinds: [note] });
  jobs.define(note, async () => undefined);
  await jobs.start();
  await jobs.stop();
  const insert = (state: string, due: string, completed: string | null = null) =>
    database.db.execute(sql`insert into pgboss.job (name, state, start_after, completed_on)
      values ('note', ${state}, now() + ${due}::interval, now() + ${completed}::interval)`);
  await insert('created', '1 hour');
  await insert('retry', '-10 s');
  await insert('active', '-1 hour');
  await insert('completed', '-1 hour', '0');
  await insert('failed', '-3 days', '-2 days');
  expect(await check()).toMatchObject({ status: 'healthy', due: 1, failedIn24Hours: 0 });
  await insert('failed', '-1 hour', '0');
  expect(await check()).toMatchObject({ status: 'warning', failedIn24Hours: 1 });
  await insert('created', '-6 minutes');
  expect(await check()).toMatchObject({ status: 'error', due: 2 });
});

test('WhatsApp: the number that can send, that can not, that is switched off', async () => {
  let now = 0;
  let calls = 0;
  const connected = {
    status: 'CONNECTED',
    qualityRating: 'GREEN',
    displayPhoneNumber: '+1 202',
    throughput: null,
  };
  let health: HealthResult = { kind: 'found', ...connected };
  const phoneNumberHealth = async () => {
    calls++;
    return health;
  };
  const clock = () => new Date(now);
  const check = checkWhatsApp({
    db: database.db,
    emulatorUrl: 'http://localhost:3001',
    phoneNumberId: '1',
    phoneNumberHealth,
    clock,
  });
  const emulator = { emulator: true, emulatorUrl: 'http://localhost:3001' };
  expect(await check()).toMatchObject({ status: 'healthy', phoneNumberStatus: 'CONNECTED', ...emulator });
  health = { kind: 'found', ...connected, status: 'BANNED' };
  now = 299_000;
  expect((await check()).status).toBe('healthy');
  now = 300_000;
  expect(await check()).toMatchObject({ status: 'error', phoneNumberStatus: 'BANNED' });
  health = { kind: 'found', ...connected, qualityRating: 'RED' };
  now = 329_000;
  expect((await check()).status).toBe('error');
  now = 330_000;
  expect((await check()).status).toBe('warning');
  health = { kind: 'failed', reason: 'x' };
  now = 360_000;
  expect(await check()).toMatchObject({ status: 'error', action: expect.stringMatching(/does not answer/) });
  expect(calls).toBe(4);
  now = 400_000;
  await Promise.all([check(), check(), check()]);
  expect(calls).toBe(5);
  await database.db.execute(sql`update system_config set whatsapp_enabled = false`);
  expect(await check()).toMatchObject({ status: 'off', ...emulator });
  await database.db.execute(sql`update system_config set whatsapp_enabled = true`);
});

test('WhatsApp: a refused token says what to do', async () => {
  const error = {
    code: 190,
    subcode: 463,
    httpStatus: 401,
    title: '',
    details: null,
    isTransient: false,
    traceId: null,
  };
  const check = checkWhatsApp({
    db: database.db,
    emulatorUrl: null,
    phoneNumberId: '1',
    phoneNumberHealth: async () => ({ kind: 'refused', error }),
    clock: () => new Date(0),
  });
  const state = await check();
  expect(state).toMatchObject({ status: 'error', action: expect.stringMatching(/renew the token/) });
  expect(state.emulatorUrl).toBeUndefined();
});

test('WhatsApp: without the id of our number it says so, and asks nobody', async () => {
  const check = checkWhatsApp({
    db: database.db,
    emulatorUrl: null,
    phoneNumberId: '',
    phoneNumberHealth: () => Promise.reject(new Error('asked')),
    clock: () => new Date(0),
  });
  expect(await check()).toMatchObject({
    status: 'error',
    cause: 'no_number',
    action: expect.stringMatching(/WHATSAPP_PHONE_NUMBER_ID is not set/),
  });
});

test('Gauges: conversations, outbox, sign-ins and connections', async () => {
  const plant = await testPlant(testContext(database));
  await testConversation(database.db, plant);
  await testConversation(database.db, plant, { status: 'expired' });
  await queued(100);
  await database.db.execute(sql`with u as (insert into users (email, name, role, password_hash)
      values ('a@example.com', 'A', 'admin', 'x') returning id)
    insert into auth_sessions (user_id, token_hash, refresh_hash, expires_at, refresh_expires_at, revoked_at)
    select id, t::bytea, t::bytea, now() - interval '1 hour', now() + r * interval '1 day',
      case when t = 'c' then now() end from u, (values ('a', 1), ('b', -1), ('c', 1)) as s (t, r)`);
  const gauges = await readDatabaseGauges(database.db);
  expect(gauges).toMatchObject({
    whatsapp_active_conversations: 1,
    whatsapp_outbox_pending: 1,
    auth_active_sessions: 1,
  });
  expect(gauges.whatsapp_outbox_oldest_seconds).toBeGreaterThanOrEqual(100);
  const client = await database.pool.connect();
  const pool = readPoolGauges([database.pool]);
  client.release();
  expect(pool.database_connection_pool_used).toBeGreaterThanOrEqual(1);
  expect(pool.database_connection_pool_size).toBe(10);
});
