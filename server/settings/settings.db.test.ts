import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeSettings } from '../../shared/contracts/settings.ts';
import { auditLog } from '../db/schema/audit-log.ts';
import { NOW, testContext } from '../test/test-context.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-database.ts';
import { changeSettingsVerb } from './change-settings.ts';
import { readSettings } from './read-settings.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('The time zone is the server’s until somebody sets one; what is not named stays; the change is in the audit log', async () => {
  const before = await readSettings(database.db);
  expect(before).toEqual({
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    sessionHours: 24,
    whatsappEnabled: true,
    messageTemplate: null,
    updatedAt: expect.any(String),
  });
  const body = { timeZone: 'Asia/Kolkata', messageTemplate: { name: 'checklist_news', language: 'en' } };
  const after = await changeSettingsVerb(testContext(database), { params: {}, query: {}, body });
  expect(after).toEqual({ ...before, ...body, updatedAt: NOW.toISOString() });
  const { rows } = await database.db.execute(
    sql`SELECT time_zone, session_hours, message_template_name FROM system_config`,
  );
  expect(rows).toEqual([
    { time_zone: 'Asia/Kolkata', session_hours: 24, message_template_name: 'checklist_news' },
  ]);
  const [act] = await database.db.select().from(auditLog);
  expect(act).toMatchObject({ action: 'settings.change', before, after });
});

test('What is no time zone is refused by name', () => {
  const fault = changeSettings.body.safeParse({ timeZone: 'Mars/Base' });
  expect(fault.error?.issues).toMatchObject([
    { path: ['timeZone'], message: 'is not a time zone such as Asia/Kolkata' },
  ]);
});

test('Two admins at once: the later one is told who was faster, and nothing of theirs is written', async () => {
  const change = (body: object, at: Date) =>
    changeSettingsVerb(testContext(database, { clock: () => at }), { params: {}, query: {}, body });
  const { updatedAt } = await readSettings(database.db);
  const first = await change({ updatedAt, sessionHours: 12 }, new Date('2026-11-20T09:00:00Z'));
  expect(first.sessionHours).toBe(12);
  await expect(
    change({ updatedAt, sessionHours: 48 }, new Date('2026-11-20T09:01:00Z')),
  ).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('meera@example.com changed this'),
  });
  expect((await readSettings(database.db)).sessionHours).toBe(12);
});
