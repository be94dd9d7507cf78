import type { Postgres } from './postgres.ts';

/**
 * Years of finished checklists, by SQL: each with ten answers, two messages in and two out. Ids are spread over their whole range as
 * random ones are, yet rise from row to row, so that indexes are filled in order, and fast, and look afterwards as they would.
 */
const PER_SUBMISSION = { answers: 10, messages: 2 };
/** So that no statement of the fill takes long by itself. */
const BATCH = 100_000;
const OPERATORS = 10_000;
const FIRST_OPERATOR = 1_000_000;
const FIRST_LIVE = 2_000_000;

/** Adds finished submissions, from so many to so many. */
export async function growHistory({ sql }: Postgres, from: number, to: number): Promise<void> {
  if (from === 0) {
    await sql(SPREAD_ID);
    await sql(PEOPLE);
  }
  // Ours are right; checking each reference would take most of the time.
  await sql(`SET session_replication_role = replica`);
  for (let first = from; first < to; first += BATCH) {
    const last = Math.min(first + BATCH, to) - 1;
    for (const statement of HISTORY) await sql(fill(statement, { first, last, from, to }));
  }
  await sql(`SET session_replication_role = origin`);
  await sql('VACUUM ANALYZE');
  await sql('CHECKPOINT');
}

/** Adds conversations that are running and in which nobody says anything, from so many to so many. */
export async function growLive({ sql }: Postgres, from: number, to: number): Promise<void> {
  if (from === to) return;
  for (const statement of LIVE) await sql(fill(statement, { first: from, last: to - 1, from, to }));
  await sql('VACUUM ANALYZE');
  await sql('CHECKPOINT');
}

function fill(statement: string, numbers: Record<string, number>): string {
  return statement.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(numbers[name]));
}

/** The nth of so many ids that share the range among them. */
const SPREAD_ID = `
  CREATE FUNCTION bench_id(n bigint, total bigint, salt text) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT (lpad(to_hex(((n::float8 / total) * 281474976710655)::bigint), 12, '0') || substr(md5(salt || total || ':' || n), 1, 20))::uuid
  $$`;

const PEOPLE = `
  WITH machines AS (INSERT INTO machines (id, name) SELECT 1000000 + g, 'Machine ' || g FROM generate_series(0, 499) g),
    operators AS (INSERT INTO operators (id, name, phone_number, wa_id)
      SELECT ${FIRST_OPERATOR} + g, 'Operator ' || g, '+' || 14440000000 + g, 14440000000 + g
      FROM generate_series(0, ${OPERATORS - 1}) g)
  SELECT`;

const ROWS = `FROM generate_series({first}::bigint, {last}::bigint) g, LATERAL (
  SELECT bench_id(g - {from}, {to} - {from}, 's')::text AS id, ${FIRST_OPERATOR} + g % ${OPERATORS} AS operator, 1000000 + g % 500 AS machine,
    now() - interval '3 years' + g * interval '90 seconds' AS at) s`;
const TOTAL = (each: number) => `(({to}::bigint - {from}) * ${each})`;
const NTH = (each: number) => `((g - {from}) * ${each} + n)`;

const HISTORY = [
  `INSERT INTO checklist_assignments (id, template_id, template_version, machine_id, operator_id, status, created_at)
   SELECT s.id, 9000001, 1, s.machine, s.operator, 'completed', s.at ${ROWS}`,
  `INSERT INTO checklist_submissions (id, assignment_id, status, created_at, completed_at, template_id, machine_id, operator_id)
   SELECT s.id, s.id, 'completed', s.at, s.at + interval '9 minutes', 9000001, s.machine, s.operator ${ROWS}`,
  `INSERT INTO whatsapp_conversation_sessions (id, phone_number, assignment_id, submission_id, template_id, template_version,
     machine_id, operator_id, status, current_task_index, total_tasks, last_message_at, created_at, started_at, expires_at, ended_at)
   SELECT s.id, '+' || 14440000000 + g % ${OPERATORS}, s.id, s.id, 9000001, 1, s.machine, s.operator, 'completed', 40, 40, s.at, s.at,
     s.at, s.at + interval '1 day', s.at + interval '9 minutes' ${ROWS}`,
  `INSERT INTO checklist_answers (id, submission_id, task_index, result, wamid, answered_at)
   SELECT bench_id(${NTH(PER_SUBMISSION.answers)}, ${TOTAL(PER_SUBMISSION.answers)}, 'a'), s.id, n, 'OK',
     'wamid.' || bench_id(${NTH(PER_SUBMISSION.answers)}, ${TOTAL(PER_SUBMISSION.answers)}, 'aw'), s.at + n * interval '30 seconds'
   ${ROWS}, generate_series(0, ${PER_SUBMISSION.answers - 1}) n`,
  `INSERT INTO outbound_messages (id, person, operator_id, session_id, task_index, kind, to_phone_number, content, status, attempts,
     wamid, handed_at, accepted_at, sent_at, delivered_at, read_at, created_at)
   SELECT bench_id(${NTH(PER_SUBMISSION.messages)}, ${TOTAL(PER_SUBMISSION.messages)}, 'o'), 'operator:' || s.operator, s.operator, s.id, n,
     'question', '+14440000000', '{"text":"Question"}', 'read', 1,
     'wamid.' || bench_id(${NTH(PER_SUBMISSION.messages)}, ${TOTAL(PER_SUBMISSION.messages)}, 'ow'), s.at, s.at, s.at, s.at, s.at, s.at
   ${ROWS}, generate_series(0, ${PER_SUBMISSION.messages - 1}) n`,
  `INSERT INTO inbound_messages (id, wamid, person, operator_id, phone_number_id, content, raw, sent_at, received_at, handled_at,
     outcome, session_id)
   SELECT bench_id(${NTH(PER_SUBMISSION.messages)}, ${TOTAL(PER_SUBMISSION.messages)}, 'i'),
     'wamid.' || bench_id(${NTH(PER_SUBMISSION.messages)}, ${TOTAL(PER_SUBMISSION.messages)}, 'iw'), 'operator:' || s.operator, s.operator, '1',
     '{"kind":"text","text":"OK"}', '{}', s.at, s.at, s.at, 'accepted', s.id
   ${ROWS}, generate_series(0, ${PER_SUBMISSION.messages - 1}) n`,
];

const LIVE_ROWS = `FROM generate_series({first}::int, {last}::int) g`;
const LIVE = [
  `INSERT INTO operators (id, name, phone_number, wa_id)
   SELECT ${FIRST_LIVE} + g, 'Live ' || g, '+' || 16660000000 + g, 16660000000 + g ${LIVE_ROWS}`,
  `INSERT INTO checklist_assignments (id, template_id, template_version, machine_id, operator_id, status)
   SELECT 'live-' || g, 9000001, 1, 9000001, ${FIRST_LIVE} + g, 'active' ${LIVE_ROWS}`,
  `INSERT INTO checklist_submissions (id, assignment_id) SELECT 'live-' || g, 'live-' || g ${LIVE_ROWS}`,
  `INSERT INTO whatsapp_conversation_sessions (id, phone_number, assignment_id, submission_id, template_id, template_version,
     machine_id, operator_id, status, current_task_index, total_tasks, last_message_at, started_at, expires_at)
   SELECT 'live-' || g, '+' || 16660000000 + g, 'live-' || g, 'live-' || g, 9000001, 1, 9000001, ${FIRST_LIVE} + g, 'active', 0, 40,
     now(), now(), now() + interval '20 hours' ${LIVE_ROWS}`,
];
