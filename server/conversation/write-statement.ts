import { CLOCK } from '../db/one-trip.ts';
import type { Filled } from '../db/prepared.ts';
import { LEASE_SECONDS } from '../messages/claim-next.ts';
import type { WritingRow } from './writing-row.ts';

/**
 * Everything hangs on the conversation that is held: what was decided about it without its lock is written only when nothing has
 * happened to it since, and nobody has handled its messages; where it ends, only when nothing waits in its operator's line. Of one that
 * somebody else has locked nothing is written either.
 */
const HELD = `
  SELECT r.*, ${CLOCK} AS locked_at FROM jsonb_to_recordset($1::jsonb) AS r(id text, version xid, submission_id text, assignment_id text, status text,
    task_index int, answers jsonb, dialogue jsonb, pending_photo_url text, prompt_id uuid, spoken boolean, operator_id int,
    phone_number text, starts boolean, hand_over boolean, expires_at timestamptz, assignment text,
    answered jsonb, photos jsonb, placed jsonb, outbound jsonb, handled jsonb)
  JOIN whatsapp_conversation_sessions s ON s.id = r.id
  WHERE r.version IS NULL OR s.xmin = r.version
    AND (SELECT 1 FROM jsonb_to_recordset(r.handled) AS h(id uuid) JOIN inbound_messages i ON i.id = h.id
      WHERE i.handled_at IS NOT NULL LIMIT 1) IS NULL
    AND (r.status = 'active' OR (SELECT 1 FROM whatsapp_conversation_sessions w
      WHERE w.operator_id = s.operator_id AND w.status = 'waiting' LIMIT 1) IS NULL)
  FOR UPDATE OF s SKIP LOCKED`;

const MOVED = `
  UPDATE whatsapp_conversation_sessions s SET
    status = held.status,
    current_task_index = held.task_index,
    answers = held.answers,
    dialogue = held.dialogue,
    pending_photo_url = held.pending_photo_url,
    -- On the phone of somebody else nothing was asked yet.
    prompt_id = CASE WHEN held.hand_over THEN NULL ELSE COALESCE(held.prompt_id, s.prompt_id) END,
    last_message_at = CASE WHEN held.spoken THEN $2::timestamptz ELSE s.last_message_at END,
    operator_id = COALESCE(held.operator_id, s.operator_id),
    phone_number = COALESCE(held.phone_number, s.phone_number),
    started_at = CASE WHEN held.starts THEN COALESCE(s.started_at, $2::timestamptz) ELSE s.started_at END,
    expires_at = COALESCE(held.expires_at, s.expires_at),
    ended_at = CASE WHEN held.status IN ('active', 'waiting') THEN NULL ELSE COALESCE(s.ended_at, $2::timestamptz) END
  FROM held WHERE s.id = held.id`;

interface Part {
  sql: string;
  needed: (row: WritingRow) => boolean;
}

/** What hangs on a conversation. A part that none of them needs is left out: it would cost its share of the time that they stay locked. */
const PARTS = {
  answered: {
    needed: ({ answered }) => answered.length > 0,
    sql: `
      INSERT INTO checklist_answers (submission_id, task_index, result, remarks, value, out_of_limits, wamid, answered_at, superseded_at)
      SELECT held.submission_id, r.* FROM held, jsonb_to_recordset(held.answered) AS r(task_index int, result text, remarks text,
        value jsonb, out_of_limits boolean, wamid text, answered_at timestamptz, superseded_at timestamptz)`,
  },
  photographed: {
    needed: ({ photos }) => photos.length > 0,
    sql: `
      INSERT INTO photos (id, operator_id, session_id, submission_id, task_index, wamid, media_id, media_url, media_sha256, received_at)
      SELECT r.* FROM held, jsonb_to_recordset(held.photos) AS r(id uuid, operator_id int, session_id text, submission_id text,
        task_index int, wamid text, media_id text, media_url text, media_sha256 text, received_at timestamptz)`,
  },
  placed: {
    needed: ({ placed }) => placed.length > 0,
    sql: `
      UPDATE photos p SET task_index = r.task_index, session_id = COALESCE(r.left_session_id, p.session_id),
        submission_id = COALESCE(r.left_submission_id, p.submission_id)
      FROM held, jsonb_to_recordset(held.placed) AS r(id uuid, task_index int, left_session_id text, left_submission_id text)
      WHERE p.id = r.id AND p.submission_id = held.submission_id`,
  },
  said: {
    needed: ({ outbound }) => outbound.length > 0,
    sql: `
      INSERT INTO outbound_messages (id, person, operator_id, session_id, task_index, kind, to_phone_number, to_user_id, content,
        replies_to_received_at, request_id, status, attempts, lease_token, handed_at, lease_until)
      SELECT id, person, "operatorId", "sessionId", "taskIndex", kind, "toPhoneNumber", "toUserId", content,
        "repliesToReceivedAt", "requestId", CASE WHEN claimed IS NULL THEN 'queued' ELSE 'sending' END,
        CASE WHEN claimed IS NULL THEN 0 ELSE 1 END, claimed, CASE WHEN claimed IS NOT NULL THEN $2::timestamptz END,
        CASE WHEN claimed IS NOT NULL THEN now() + make_interval(secs => ${LEASE_SECONDS}) END
      FROM (
        SELECT r.*, CASE WHEN (SELECT 1 FROM outbound_messages o
          WHERE o.person = r.person AND o.status IN ('queued', 'sending', 'in_doubt') LIMIT 1) IS NULL THEN token END AS claimed
        FROM held, jsonb_to_recordset(held.outbound) AS r(id uuid, person text, "operatorId" int, "sessionId" text,
          "taskIndex" int, kind text, "toPhoneNumber" text, "toUserId" text, content jsonb, "repliesToReceivedAt" timestamptz,
          "requestId" text, token uuid)
        -- Looked up once, not at every use.
        OFFSET 0
      ) AS new
      RETURNING id, session_id, lease_token`,
  },
  handled: {
    needed: ({ handled }) => handled.length > 0,
    sql: `
      UPDATE inbound_messages i SET handled_at = $2, outcome = r.outcome, task_index = r.task_index, session_id = r.session_id
      FROM held, jsonb_to_recordset(held.handled) AS r(id uuid, outcome text, task_index int, session_id text)
      WHERE i.id = r.id`,
  },
  assigned: {
    needed: ({ assignment }) => assignment !== null,
    sql: `
      UPDATE checklist_assignments a SET status = held.assignment, updated_at = $2
      FROM held WHERE held.assignment IS NOT NULL AND a.id = held.assignment_id AND a.status <> 'cancelled'`,
  },
  submitted: {
    needed: ({ assignment }) => assignment === 'completed',
    sql: `
      UPDATE checklist_submissions s SET status = 'completed', completed_at = $2
      FROM held WHERE held.assignment = 'completed' AND s.id = held.submission_id`,
  },
} satisfies Record<string, Part>;
type PartName = keyof typeof PARTS;
const partNames = Object.keys(PARTS) as PartName[];

/** One statement for conversations that need the same parts, planned once: its text never changes. */
function textOf(parts: PartName[]): string {
  const withParts = parts.map((name) => `, ${name} AS (${PARTS[name].sql})`).join('');
  const result = parts.includes('said')
    ? `SELECT held.id, held.locked_at, said.id AS claimed FROM held LEFT JOIN said ON said.session_id = held.id AND said.lease_token IS NOT NULL`
    : 'SELECT held.id, held.locked_at, NULL AS claimed FROM held';
  return `WITH held AS MATERIALIZED (${HELD})${withParts}, moved AS (${MOVED}) ${result}`;
}

/** Writes all of these in one statement; gives the id of each that was held, and the message that was claimed with it. */
export function writeStatement(rows: WritingRow[], now: Date): Filled {
  const parts = partNames.filter((name) => rows.some(PARTS[name].needed));
  // PostgreSQL looks at 63 letters of a name only.
  const name = `write_changes ${parts.map((part) => part.slice(0, 3)).join('+')}`;
  return { name, text: textOf(parts), values: [JSON.stringify(rows), now] };
}
