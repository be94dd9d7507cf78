/**
 * What the checks see of the product: six views over its tables, and the tables of the ledger beside them. When the schema
 * changes, these views change and no check does. All of it lives in a schema of its own.
 */
export const TABLES = `
DROP SCHEMA IF EXISTS faults CASCADE;
CREATE SCHEMA faults;
SET search_path = faults, public;

CREATE TABLE h_tap (wamid text PRIMARY KEY, run_id text, operator_id int, pos int, result text, value float8, words text,
  photo boolean, kind text);
CREATE TABLE h_ack (wamid text PRIMARY KEY, n int);
CREATE TABLE h_sent (key uuid, wamid text, operator_id int, run_id text, pos int, edited boolean);
CREATE TABLE h_told (key uuid PRIMARY KEY, rank int);
CREATE TABLE h_media (wamid text PRIMARY KEY, sha256 text, faulted boolean);
CREATE TABLE h_file (path text PRIMARY KEY, sha256 text, bytes bigint);
-- Handed over or cancelled: what was half said ends with it.
CREATE TABLE h_run (run_id text PRIMARY KEY, total int, holders int[], cancelled boolean, handed boolean);
-- One row for each time that a process told of a message that it had handled it, after the commit.
CREATE TABLE h_handled (inbound_id uuid);

CREATE VIEW v_inbox AS
  SELECT i.id, i.wamid, CASE WHEN i.handled_at IS NOT NULL THEN i.outcome END AS outcome, i.handled_at FROM inbound_messages i;
-- What was superseded, by EDIT or by more words to the same answer, is kept: n is 1 for the first answer to a question.
CREATE VIEW v_answer AS
  SELECT a.id, s.id AS run_id, a.task_index AS pos, a.result, a.remarks, CASE WHEN jsonb_typeof(a.value) = 'number' THEN a.value::float8 END AS value,
    a.wamid, a.superseded_at IS NULL AS stands, i.handled_at,
    row_number() OVER (PARTITION BY s.id, a.task_index ORDER BY a.superseded_at NULLS LAST, i.handled_at) AS n
  FROM checklist_answers a JOIN whatsapp_conversation_sessions s ON s.submission_id = a.submission_id
    LEFT JOIN inbound_messages i ON i.wamid = a.wamid;
CREATE VIEW v_run AS
  SELECT s.id, s.operator_id, s.current_task_index AS pos, s.total_tasks AS total, s.status, s.answers, s.dialogue,
    a.status AS assignment_status, u.status AS submission_status
  FROM whatsapp_conversation_sessions s JOIN checklist_assignments a ON a.id = s.assignment_id
    JOIN checklist_submissions u ON u.id = s.submission_id;
CREATE VIEW v_outbox AS
  SELECT o.id, o.session_id AS run_id, o.task_index AS pos, o.kind, o.attempts, o.status,
    CASE o.status WHEN 'sent' THEN 1 WHEN 'delivered' THEN 2 WHEN 'read' THEN 3 ELSE 0 END AS rank
  FROM outbound_messages o;
CREATE VIEW v_photo AS
  SELECT p.id, p.wamid, p.session_id AS run_id, p.task_index AS pos, p.status, p.filename AS path, p.sha256, p.bytes, p.source_sha256
  FROM photos p;
CREATE VIEW v_effect AS SELECT i.wamid FROM h_handled JOIN inbound_messages i ON i.id = h_handled.inbound_id;
`;
