import type { Changes } from './changes.ts';

/** Where the file of a photo will be served from; it is there once it is fetched. */
const photoUrl = (photoId: string) => `/api/whatsapp-photos/${photoId}.jpg`;

/** The changes of one session, with how long a session lasts that begins or is woken now, in hours. */
export interface Writing {
  changes: Changes;
  sessionHours: number;
  /** Of what the row was when it was read, if that was without its lock; else it is ours. */
  version?: string;
  /** The message that this process would send at once: it is claimed as it is written, if nothing is before it in its person's line. */
  claim?: { messageId: string; token: string };
}

export type WritingRow = ReturnType<typeof writingRow>;

/** Everything that is to be written about one session: its own columns, and the rows that hang on it. */
export function writingRow({ changes, sessionHours, version, claim }: Writing, now: Date) {
  const { session, state, status, handOver, promptId } = changes;
  const { sessionId, taskIndex, answers, ...dialogue } = state;
  const starts = status === 'active' && session.status !== 'active';
  const renewed = status === 'active' && (starts || (session.expiresAt ?? now) <= now);
  const pending = state.pendingPhotos[0];
  return {
    id: sessionId,
    version,
    submission_id: session.submissionId,
    assignment_id: session.assignmentId,
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
    assignment: assignmentStatus(changes),
    answered: answerRows(changes, now),
    photos: photoRows(changes),
    placed: placementRows(changes),
    outbound: changes.outbound.map((message) =>
      message.id === claim?.messageId ? { ...message, token: claim.token } : message,
    ),
    handled: handledRows(changes),
  };
}

/** Assignment and submission follow the session in the same transaction. An assignment does not die because its chat did. */
function assignmentStatus({ session, status }: Changes): 'active' | 'completed' | 'pending' | null {
  if (status === session.status || status === 'expired') return null;
  return status === 'active' || status === 'completed' ? status : 'pending';
}

const answerRows = ({ answers }: Changes, now: Date) =>
  answers.map((a, i) => ({
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
function placementRows({ placed, left, handled }: Changes) {
  const came = (photoId: string) => handled.some(({ incoming }) => incoming.id === photoId);
  return [
    ...placed.map((p) => ({ id: p.photoId, task_index: p.taskIndex })),
    ...left.map((l) => ({
      ...{ id: l.photoId, task_index: null },
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
