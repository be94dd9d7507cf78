import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../db/db.ts';
import { insertOutbound } from '../messages/insert-outbound.ts';
import type { Changes } from './changes.ts';

/** Where the file of a photo will be served from; it is there once it is fetched. */
const photoUrl = (photoId: string) => `/api/whatsapp-photos/${photoId}.jpg`;

/**
 * Writes everything that a transaction has decided about one session in one statement, so that its row stays locked for as short
 * as can be. Every part is scoped to the session's id or to ids that belong to it.
 */
export async function writeChanges(tx: Tx, changes: Changes, now: Date, sessionHours: number): Promise<void> {
  // The unique index on the current answer to a task is checked row by row: what is superseded must be so before.
  if (changes.answers.length > 0) await supersede(tx, changes, now);
  const parts = [
    answers(changes, now),
    photos(changes),
    placements(changes),
    outbound(changes),
    handled(changes, now),
    ...ended(changes, now),
  ];
  const steps = parts
    .filter((part) => part !== null)
    .map((part, i) => sql`${sql.raw(`step_${i}`)} AS (${part})`);
  const first = steps.length > 0 ? sql`WITH ${sql.join(steps, sql`, `)} ` : sql``;
  await tx.execute(sql`${first}${session(changes, now, sessionHours)}`);
}

const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`;
const time = (date: Date) => sql`${date.toISOString()}::timestamptz`;

function session(changes: Changes, now: Date, sessionHours: number): SQL {
  const { state, status, promptId } = changes;
  const { sessionId, taskIndex, answers: recorded, ...dialogue } = state;
  const starts = status === 'active' && changes.session.status !== 'active';
  const renewed = status === 'active' && (starts || (changes.session.expiresAt ?? now) <= now);
  const pending = state.pendingPhotos[0];
  const set = [
    sql`status = ${status}`,
    sql`current_task_index = ${taskIndex}`,
    sql`answers = ${json(recorded)}`,
    sql`dialogue = ${json(dialogue)}`,
    sql`pending_photo_url = ${pending ? photoUrl(pending.photoId) : null}`,
  ];
  if (promptId !== null) set.push(sql`prompt_id = ${promptId}::uuid`);
  if (changes.handled.length > 0 || changes.outbound.length > 0)
    set.push(sql`last_message_at = ${time(now)}`);
  if (starts)
    set.push(
      sql`phone_number = ${changes.session.phoneNumber}`,
      sql`started_at = COALESCE(started_at, ${time(now)})`,
    );
  if (changes.handOver)
    set.push(
      sql`operator_id = ${changes.handOver.operatorId}`,
      sql`phone_number = ${changes.handOver.phoneNumber}`,
      // Nothing was asked on that phone yet.
      sql`prompt_id = NULL`,
    );
  if (renewed) set.push(sql`expires_at = ${time(new Date(now.getTime() + sessionHours * 3_600_000))}`);
  set.push(
    status === 'active' || status === 'waiting'
      ? sql`ended_at = NULL`
      : sql`ended_at = COALESCE(ended_at, ${time(now)})`,
  );
  return sql`UPDATE whatsapp_conversation_sessions SET ${sql.join(set, sql`, `)} WHERE id = ${sessionId}`;
}

async function supersede(
  tx: Tx,
  { session: { state: before, submissionId }, answers: recorded }: Changes,
  now: Date,
): Promise<void> {
  const again = recorded.map((a) => a.taskIndex).filter((i) => before.answers.some((b) => b.taskIndex === i));
  if (again.length === 0) return;
  await tx.execute(sql`
    UPDATE checklist_answers SET superseded_at = ${time(now)}
    WHERE submission_id = ${submissionId} AND superseded_at IS NULL
      AND task_index IN (SELECT jsonb_array_elements_text(${json(again)})::int)`);
}

function answers({ session: { submissionId }, answers: recorded }: Changes, now: Date): SQL | null {
  if (recorded.length === 0) return null;
  const rows = recorded.map((a, i) => ({
    task_index: a.taskIndex,
    result: a.result,
    remarks: a.remarks === '' ? null : a.remarks,
    value: a.value ?? null,
    out_of_limits: a.outOfLimits,
    wamid: a.wamid,
    answered_at: a.answeredAt,
    // Answered and changed within this very transaction: only the last one stands.
    superseded_at: recorded.slice(i + 1).some((later) => later.taskIndex === a.taskIndex) ? now : null,
  }));
  return sql`
    INSERT INTO checklist_answers (submission_id, task_index, result, remarks, value, out_of_limits, wamid, answered_at, superseded_at)
    SELECT ${submissionId}, task_index, result, remarks, value, out_of_limits, wamid, answered_at, superseded_at
    FROM jsonb_to_recordset(${json(rows)}) AS r(task_index int, result text, remarks text, value jsonb, out_of_limits boolean,
      wamid text, answered_at timestamptz, superseded_at timestamptz)`;
}

/** The row of a photo comes with the message that brought it, whatever is decided about it. */
function photos({ session: s, handled: done, placed }: Changes): SQL | null {
  const rows = done
    .filter(({ media }) => media !== null)
    .map(({ incoming, media }) => ({
      id: incoming.id,
      task_index: placed.findLast((p) => p.photoId === incoming.id)?.taskIndex ?? null,
      wamid: incoming.wamid,
      media_id: media?.mediaId,
      media_url: media?.url,
      media_sha256: media?.sha256,
      received_at: incoming.receivedAt,
    }));
  if (rows.length === 0) return null;
  return sql`
    INSERT INTO photos (id, operator_id, session_id, submission_id, task_index, wamid, media_id, media_url, media_sha256, received_at)
    SELECT id, ${s.operatorId}::int, ${s.id}, ${s.submissionId}, task_index, wamid, media_id, media_url, media_sha256, received_at
    FROM jsonb_to_recordset(${json(rows)}) AS r(id uuid, task_index int, wamid text, media_id text, media_url text,
      media_sha256 text, received_at timestamptz)`;
}

/** Photos that came earlier and have found their question now. */
function placements({ session: s, placed, handled: done }: Changes): SQL | null {
  const earlier = placed.filter((p) => !done.some(({ incoming }) => incoming.id === p.photoId));
  if (earlier.length === 0) return null;
  return sql`
    UPDATE photos SET task_index = p."taskIndex"
    FROM jsonb_to_recordset(${json(earlier)}) AS p("photoId" uuid, "taskIndex" int)
    WHERE photos.id = p."photoId" AND photos.submission_id = ${s.submissionId}`;
}

function outbound({ outbound: messages }: Changes): SQL | null {
  return messages.length === 0 ? null : insertOutbound(messages);
}

function handled({ session: s, handled: done }: Changes, now: Date): SQL | null {
  if (done.length === 0) return null;
  const rows = done.map(({ incoming, outcome, taskIndex }) => ({
    id: incoming.id,
    outcome,
    task_index: taskIndex,
  }));
  return sql`
    UPDATE inbound_messages SET handled_at = ${time(now)}, outcome = r.outcome, task_index = r.task_index, session_id = ${s.id}
    FROM jsonb_to_recordset(${json(rows)}) AS r(id uuid, outcome text, task_index int)
    WHERE inbound_messages.id = r.id`;
}

/** Assignment and submission follow the session in the same transaction. An assignment does not die because its chat did. */
function ended({ session: s, status }: Changes, now: Date): SQL[] {
  if (status === s.status) return [];
  const assignment = (next: string) =>
    sql`UPDATE checklist_assignments SET status = ${next}, updated_at = ${time(now)} WHERE id = ${s.assignmentId} AND status <> 'cancelled'`;
  switch (status) {
    case 'active':
      return [assignment('active')];
    case 'completed':
      return [
        assignment('completed'),
        sql`UPDATE checklist_submissions SET status = 'completed', completed_at = ${time(now)} WHERE id = ${s.submissionId}`,
      ];
    case 'waiting':
    case 'cancelled':
      return [assignment('pending')];
    case 'expired':
      return [];
  }
}
