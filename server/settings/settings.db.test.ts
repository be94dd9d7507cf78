import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeSettings } from '../../shared/contracts/settings.ts';
import { auditLog } from '../db/schema/audit-log.ts';
import { testContext } from '../test/test-context.ts';
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
  });
  const body = { timeZone: 'Asia/Kolkata', messageTemplate: { name: 'checklist_news', language: 'en' } };
  const after = await changeSettingsVerb(testContext(database), { params: {}, query: {}, body });
  expect(after).toEqual({ ...before, ...body });
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
