import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.pool.query(PLANT);
});
afterAll(() => database.drop());

/** A completed conversation of five minutes, and one that is running, with a message that waits to be sent. */
const PLANT = `
  INSERT INTO machines (id, name) VALUES (1, 'Chiller');
  INSERT INTO operators (id, name, phone_number) VALUES (1, 'Asha', '+12025550101'), (2, 'Budi', '+12025550102');
  INSERT INTO checklist_templates (id, name) VALUES (1, 'Daily');
  INSERT INTO checklist_template_tasks (template_id, position, task_name, answer_type, photo)
    VALUES (1, 0, 'Coolant', 'ok_nok', 'none'), (1, 1, 'Leaks', 'ok_nok', 'none');
  INSERT INTO checklist_template_versions (template_id, version, name, tasks) VALUES (1, 1, 'Daily', '[{}, {}]');
  INSERT INTO checklist_assignments (id, template_id, template_version, machine_id, operator_id, status)
    VALUES ('a1', 1, 1, 1, 1, 'completed'), ('a2', 1, 1, 1, 2, 'active');
  INSERT INTO checklist_submissions (id, assignment_id, status, completed_at) VALUES ('s1', 'a1', 'completed', now()), ('s2', 'a2', 'pending', NULL);
  INSERT INTO whatsapp_conversation_sessions
      (id, phone_number, assignment_id, submission_id, template_id, template_version, machine_id, operator_id, status,
       current_task_index, total_tasks, last_message_at, started_at, expires_at)
    VALUES ('c1', '+12025550101', 'a1', 's1', 1, 1, 1, 1, 'completed', 2, 2, now() + interval '5 minutes', now(), now() + interval '1 day'),
           ('c2', '+12025550102', 'a2', 's2', 1, 1, 1, 2, 'active', 0, 2, now(), now(), now() + interval '1 day');
  INSERT INTO outbound_messages (person, operator_id, session_id, kind, to_phone_number, content, status)
    VALUES ('operator:2', 2, 'c2', 'question', '+12025550102', '{}', 'delivered'), ('operator:2', 2, 'c2', 'question', '+12025550102', '{}', 'queued');
  INSERT INTO users (email, name, role, password_hash) VALUES ('admin@example.com', 'Admin', 'admin', 'none');`;

/** As they stand in the contract with admins. */
test.each([
  [`SELECT COUNT(*) FROM whatsapp_conversation_sessions WHERE status = 'active';`, { count: '1' }],
  [
    `SELECT COUNT(*) FROM whatsapp_conversation_sessions WHERE status = 'completed' AND DATE(created_at) = CURRENT_DATE;`,
    { count: '1' },
  ],
  [
    `SELECT AVG(EXTRACT(EPOCH FROM (last_message_at - created_at))/60) FROM whatsapp_conversation_sessions WHERE status = 'completed';`,
    { avg: expect.stringMatching(/^5\.0+$/) },
  ],
  [`SELECT COUNT(*) FROM checklist_template_tasks WHERE template_id = 1;`, { count: '2' }],
  [`SELECT * FROM users ORDER BY created_at DESC LIMIT 10;`, { email: 'admin@example.com', role: 'admin' }],
])('%s', async (query, row) => {
  const { rows } = await database.pool.query(query);
  expect(rows).toEqual([expect.objectContaining(row)]);
});

test.each([
  'UPDATE system_config SET whatsapp_enabled = false;',
  `DELETE FROM whatsapp_conversation_sessions WHERE id = 'c2';`,
  'ALTER TABLE whatsapp_conversation_sessions DROP COLUMN assignment_id;',
  'ALTER TABLE whatsapp_conversation_sessions DROP COLUMN pending_photo_url;',
])('%s', async (statement) => {
  const client = await database.pool.connect();
  try {
    await client.query('BEGIN');
    const { rowCount } = await client.query(statement);
    if (!statement.startsWith('ALTER')) expect(rowCount).toBe(1);
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
});

test('A session that is deleted leaves nothing dangling: what waited to be sent is dropped, what was answered stays', async () => {
  await database.pool.query(`DELETE FROM whatsapp_conversation_sessions WHERE id = 'c2'`);
  const { rows } = await database.pool.query(
    `SELECT (SELECT array_agg(status ORDER BY seq)::text FROM outbound_messages) AS messages,
            (SELECT status FROM checklist_assignments WHERE id = 'a2') AS assignment,
            (SELECT status FROM checklist_submissions WHERE id = 's2') AS submission`,
  );
  expect(rows).toEqual([{ messages: '{delivered,dropped}', assignment: 'active', submission: 'pending' }]);
});

test('The tables and columns of the contract are there', async () => {
  const { rows } = await database.pool.query(
    `SELECT column_name AS name, data_type AS type FROM information_schema.columns
     WHERE table_name = 'whatsapp_conversation_sessions'`,
  );
  const types = Object.fromEntries(rows.map(({ name, type }) => [name, type]));
  expect(types).toMatchObject({
    ...Object.fromEntries(
      ['id', 'phone_number', 'assignment_id', 'submission_id', 'status', 'pending_photo_url'].map((name) => [
        name,
        'character varying',
      ]),
    ),
    ...Object.fromEntries(
      ['template_id', 'machine_id', 'operator_id', 'current_task_index', 'total_tasks'].map((name) => [
        name,
        'integer',
      ]),
    ),
    ...Object.fromEntries(
      ['last_message_at', 'created_at', 'expires_at'].map((name) => [name, 'timestamp with time zone']),
    ),
    answers: 'jsonb',
  });
});
