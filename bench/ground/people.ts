import type { Postgres } from './postgres.ts';

/** Makes the checklist of so many questions and its machine, by SQL and once. */
export async function makeChecklist({ sql }: Postgres, questions: number): Promise<void> {
  const tasks = Array.from({ length: questions }, (_, i) => ({
    id: i + 1,
    taskName: `Task ${i + 1}`,
    answerType: 'ok_nok',
    photo: 'optional',
  }));
  await sql(`INSERT INTO machines (id, name, code) VALUES (9000001, 'Bench', 'BENCH')`);
  await sql(`INSERT INTO checklist_templates (id, name) VALUES (9000001, 'Bench')`);
  await sql(
    `INSERT INTO checklist_template_versions (template_id, version, name, tasks) VALUES (9000001, 1, 'Bench', $1)`,
    [JSON.stringify(tasks)],
  );
  await sql(
    `INSERT INTO checklist_template_tasks (template_id, position, task_name, answer_type, photo)
     SELECT 9000001, n, 'Task ' || n + 1, 'ok_nok', 'optional' FROM generate_series(0, $1::int - 1) n`,
    [questions],
  );
}

/**
 * Makes operators with a running conversation each, whose first question has come and was read; as the product would have written
 * it, by SQL since that is quick.
 * @returns their numbers, digits only
 */
export async function makePeople(postgres: Postgres, first: number, count: number): Promise<string[]> {
  const range = [first, first + count - 1];
  for (const statement of STATEMENTS) await postgres.sql(statement, range);
  return Array.from({ length: count }, (_, i) => String(15_550_000_000 + first + i));
}

const FROM = 'FROM generate_series($1::int, $2::int) g';
const OPERATOR = '9000000 + g';
const STATEMENTS = [
  `INSERT INTO operators (id, name, phone_number, wa_id)
   SELECT ${OPERATOR}, 'Bench ' || g, '+' || 15550000000 + g, 15550000000 + g ${FROM}`,
  `INSERT INTO checklist_assignments (id, template_id, template_version, machine_id, operator_id, status)
   SELECT 'bench-' || g, 9000001, 1, 9000001, ${OPERATOR}, 'active' ${FROM}`,
  `INSERT INTO checklist_submissions (id, assignment_id) SELECT 'bench-' || g, 'bench-' || g ${FROM}`,
  `INSERT INTO outbound_messages (id, person, operator_id, session_id, task_index, kind, to_phone_number, content, status, attempts,
     wamid, handed_at, accepted_at, sent_at, delivered_at, read_at)
   SELECT md5('bench-' || g)::uuid, 'operator:' || ${OPERATOR}, ${OPERATOR}, 'bench-' || g, 0, 'question', '+' || 15550000000 + g,
     '{"text":"Question 1"}', 'read', 1, 'wamid.first-' || g, t, t, t, t, t
   FROM generate_series($1::int, $2::int) g, (SELECT now() - interval '1 minute' AS t) AS earlier`,
  `INSERT INTO whatsapp_conversation_sessions (id, phone_number, assignment_id, submission_id, template_id, template_version,
     machine_id, operator_id, status, current_task_index, total_tasks, prompt_id, last_message_at, started_at, expires_at)
   SELECT 'bench-' || g, '+' || 15550000000 + g, 'bench-' || g, 'bench-' || g, 9000001, 1, 9000001, ${OPERATOR}, 'active', 0,
     (SELECT jsonb_array_length(tasks) FROM checklist_template_versions WHERE template_id = 9000001), md5('bench-' || g)::uuid, now(), now(), now() + interval '20 hours' ${FROM}`,
];
