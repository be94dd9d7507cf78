import type { Tx } from '../db/db.ts';
import { type Prepared, runPrepared } from '../db/prepared.ts';
import { LEASE_SECONDS } from '../messages/claim-next.ts';
import type { Changes } from './changes.ts';

/** Where the file of a photo will be served from; it is there once it is fetched. */
const photoUrl = (photoId: string) => `/api/whatsapp-photos/${photoId}.jpg`;

/** The changes of one session, with how long a session lasts that begins or is woken now, in hours. */
export interface Writing {
  changes: Changes;
  sessionHours: number;
  /** The message that this process would send at once: it is claimed as it is written, if nothing is before it in its person's line. */
  claim?: { messageId: string; token: string };
}

/**
 * Writes everything that a transaction has decided, about one session or several, in one statement, so that their rows stay locked
 * for as short as can be. Every part is scoped to a session's id or to ids that belong to it.
 */
export async function writeChanges(tx: Tx, writings: Writing[], now: Date): Promise<void> {
  await supersede(tx, writings, now);
  await runPrepared(tx, write, writeValues(writings, now));
}

/**
 * What is answered again supersedes its answer. Must be so before `write`: the unique index on the current answer to a task is
 * checked row by row.
 */
export async function supersede(tx: Tx, writings: Writing[], now: Date): Promise<void> {
  const again = writings.flatMap(({ changes: { session, answers } }) =>
    answers
      .filter((a) => session.state.answers.some((b) => b.taskIndex === a.taskIndex))
      .map((a) => ({ submission_id: session.submissionId, task_index: a.taskIndex })),
  );
  if (again.length === 0) return;
  await runPrepared(tx, supersedeAnswers, [JSON.stringify(again), now]);
}

const supersedeAnswers: Prepared = {
  name: 'supersede_answers',
  text: `
    UPDATE checklist_answers a SET superseded_at = $2
    FROM jsonb_to_recordset($1::jsonb) AS r(submission_id text, task_index int)
    WHERE a.submission_id = r.submission_id AND a.task_index = r.task_index AND a.superseded_at IS NULL`,
};

/** Constant, so that it is planned once: a part that has nothing to do finds no rows. Gives the ids of the messages that it claimed. */
export const write: Prepared = {
  name: 'write_changes',
  text: `
    WITH answered AS (
      INSERT INTO checklist_answers (submission_id, task_index, result, remarks, value, out_of_limits, wamid, answered_at, superseded_at)
      SELECT submission_id, task_index, result, remarks, value, out_of_limits, wamid, answered_at, superseded_at
      FROM jsonb_to_recordset($2::jsonb) AS r(submission_id text, task_index int, result text, remarks text, value jsonb,
        out_of_limits boolean, wamid text, answered_at timestamptz, superseded_at timestamptz)
    ), photographed AS (
      INSERT INTO photos (id, operator_id, session_id, submission_id, task_index, wamid, media_id, media_url, media_sha256, received_at)
      SELECT id, operator_id, session_id, submission_id, task_index, wamid, media_id, media_url, media_sha256, received_at
      FROM jsonb_to_recordset($3::jsonb) AS r(id uuid, operator_id int, session_id text, submission_id text, task_index int,
        wamid text, media_id text, media_url text, media_sha256 text, received_at timestamptz)
    ), placed AS (
      UPDATE photos p SET task_index = r.task_index, session_id = COALESCE(r.left_session_id, p.session_id),
        submission_id = COALESCE(r.left_submission_id, p.submission_id)
      FROM jsonb_to_recordset($4::jsonb) AS r(id uuid, submission_id text, task_index int, left_session_id text, left_submission_id text)
      WHERE p.id = r.id AND p.submission_id = r.submission_id
    ), said AS (
      INSERT INTO outbound_messages (id, person, operator_id, session_id, task_index, kind, to_phone_number, to_user_id, content,
        replies_to_received_at, request_id, status, attempts, lease_token, handed_at, lease_until)
      SELECT id, person, "operatorId", "sessionId", "taskIndex", kind, "toPhoneNumber", "toUserId", content,
        "repliesToReceivedAt", "requestId", CASE WHEN claimed IS NULL THEN 'queued' ELSE 'sending' END,
        CASE WHEN claimed IS NULL THEN 0 ELSE 1 END, claimed, CASE WHEN claimed IS NOT NULL THEN $8::timestamptz END,
        CASE WHEN claimed IS NOT NULL THEN now() + make_interval(secs => $9) END
      FROM (
        SELECT r.*, CASE WHEN NOT EXISTS (SELECT FROM outbound_messages o
          WHERE o.person = r.person AND o.status IN ('queued', 'sending', 'in_doubt')) THEN token END AS claimed
        FROM jsonb_to_recordset($5::jsonb) AS r(id uuid, person text, "operatorId" int, "sessionId" text,
          "taskIndex" int, kind text, "toPhoneNumber" text, "toUserId" text, content jsonb, "repliesToReceivedAt" timestamptz,
          "requestId" text, token uuid)
        -- Looked up once, not at every use.
        OFFSET 0
      ) AS new
      RETURNING id, lease_token
    ), handled AS (
      UPDATE inbound_messages i SET handled_at = $8, outcome = r.outcome, task_index = r.task_index, session_id = r.session_id
      FROM jsonb_to_recordset($6::jsonb) AS r(id uuid, outcome text, task_index int, session_id text)
      WHERE i.id = r.id
    ), assigned AS (
      UPDATE checklist_assignments a SET status = r.assignment, updated_at = $8
      FROM jsonb_to_recordset($7::jsonb) AS r(assignment_id text, assignment text)
      WHERE a.id = r.assignment_id AND a.status <> 'cancelled'
    ), submitted AS (
      UPDATE checklist_submissions s SET status = 'completed', completed_at = $8
      FROM jsonb_to_recordset($7::jsonb) AS r(submission_id text, assignment text)
      WHERE s.id = r.submission_id AND r.assignment = 'completed'
    ), moved AS (
      UPDATE whatsapp_conversation_sessions s SET
        status = r.status,
        current_task_index = r.task_index,
        answers = r.answers,
        dialogue = r.dialogue,
        pending_photo_url = r.pending_photo_url,
        -- On the phone of somebody else nothing was asked yet.
        prompt_id = CASE WHEN r.hand_over THEN NULL ELSE COALESCE(r.prompt_id, s.prompt_id) END,
        last_message_at = CASE WHEN r.spoken THEN $8 ELSE s.last_message_at END,
        operator_id = COALESCE(r.operator_id, s.operator_id),
        phone_number = COALESCE(r.phone_number, s.phone_number),
        started_at = CASE WHEN r.starts THEN COALESCE(s.started_at, $8) ELSE s.started_at END,
        expires_at = COALESCE(r.expires_at, s.expires_at),
        ended_at = CASE WHEN r.status IN ('active', 'waiting') THEN NULL ELSE COALESCE(s.ended_at, $8) END
      FROM jsonb_to_recordset($1::jsonb) AS r(id text, status text, task_index int, answers jsonb, dialogue jsonb,
        pending_photo_url text, prompt_id uuid, spoken boolean, operator_id int, phone_number text, starts boolean,
        hand_over boolean, expires_at timestamptz)
      WHERE s.id = r.id
    )
    SELECT id FROM said WHERE lease_token IS NOT NULL`,
};

/** The values of `write`. */
export function writeValues(writings: Writing[], now: Date): unknown[] {
  const all = writings.map(({ changes }) => changes);
  const rows = [
    writings.map((writing) => sessionRow(writing, now)),
    all.flatMap((changes) => answerRows(changes, now)),
    all.flatMap(photoRows),
    all.flatMap(placementRows),
    writings.flatMap(outboundRows),
    all.flatMap(handledRows),
    all.flatMap(endRows),
  ];
  return [...rows.map((part) => JSON.stringify(part)), now, LEASE_SECONDS];
}

function sessionRow({ changes, sessionHours }: Writing, now: Date) {
  const { session, state, status, handOver, promptId } = changes;
  const { sessionId, taskIndex, answers, ...dialogue } = state;
  const starts = status === 'active' && session.status !== 'active';
  const renewed = status === 'active' && (starts || (session.expiresAt ?? now) <= now);
  const pending = state.pendingPhotos[0];
  return {
    id: sessionId,
    status,
    task_index: taskIndex,
    answers,
    dialogue,
    pending_photo_url: pending ? photoUrl(pending.photoId) : null,
    prompt_id: promptId,
    spoken: changes.handled.length > 0 || changes.outbound.length > 0,
    operator_id: handOver?.operatorId ?? null,
    phone_number: handOver?.phoneNumber ?? (starts ? session.phoneNumber : null),
    starts,
    hand_over: handOver !== null,
    expires_at: renewed ? new Date(now.getTime() + sessionHours * 3_600_000) : null,
  };
}

const outboundRows = ({ changes, claim }: Writing) =>
  changes.outbound.map((message) =>
    message.id === claim?.messageId ? { ...message, token: claim.token } : message,
  );

const answerRows = ({ session: { submissionId }, answers }: Changes, now: Date) =>
  answers.map((a, i) => ({
    submission_id: submissionId,
    task_index: a.taskIndex,
    result: a.result,
    remarks: a.remarks === '' ? null : a.remarks,
    value: a.value ?? null,
    out_of_limits: a.outOfLimits,
    wamid: a.wamid,
    answered_at: a.answeredAt,
    // Answered and changed within this very transaction: only the last one stands.
    superseded_at: answers.slice(i + 1).some((later) => later.taskIndex === a.taskIndex) ? now : null,
  }));

/** The row of a photo comes with the message that brought it, whatever is decided about it. */
const photoRows = ({ session: s, handled, placed, left }: Changes) =>
  handled
    .filter(({ media }) => media !== null)
    .map(({ incoming, media }) => ({
      id: incoming.id,
      operator_id: s.operatorId,
      session_id: leftWith(left, incoming.id)?.sessionId ?? s.id,
      submission_id: leftWith(left, incoming.id)?.submissionId ?? s.submissionId,
      task_index: placed.findLast((p) => p.photoId === incoming.id)?.taskIndex ?? null,
      wamid: incoming.wamid,
      media_id: media?.mediaId,
      media_url: media?.url,
      media_sha256: media?.sha256,
      received_at: incoming.receivedAt,
    }));

const leftWith = (left: Changes['left'], photoId: string) => left.find((l) => l.photoId === photoId);

/** Photos that came earlier and have found their place now. */
function placementRows({ session: { submissionId }, placed, left, handled }: Changes) {
  const came = (photoId: string) => handled.some(({ incoming }) => incoming.id === photoId);
  return [
    ...placed.map((p) => ({ id: p.photoId, submission_id: submissionId, task_index: p.taskIndex })),
    ...left.map((l) => ({
      ...{ id: l.photoId, submission_id: submissionId, task_index: null },
      ...{ left_session_id: l.sessionId, left_submission_id: l.submissionId },
    })),
  ].filter(({ id }) => !came(id));
}

const handledRows = ({ session: { id }, handled, left }: Changes) =>
  handled.map(({ incoming, outcome, taskIndex }) => ({
    id: incoming.id,
    outcome,
    task_index: taskIndex,
    session_id: leftWith(left, incoming.id)?.sessionId ?? id,
  }));

/** Assignment and submission follow the session in the same transaction. An assignment does not die because its chat did. */
function endRows({ session, status }: Changes) {
  if (status === session.status || status === 'expired') return [];
  const assignment = status === 'active' || status === 'completed' ? status : 'pending';
  return [{ assignment_id: session.assignmentId, submission_id: session.submissionId, assignment }];
}
