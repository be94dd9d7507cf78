import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '../db/db.ts';
import { CLOCK } from '../db/one-trip.ts';
import { type Filled, type Prepared, runPrepared } from '../db/prepared.ts';
import type { PromptFacts } from './core/facts.ts';
import { Dialogue, RecordedAnswer, type State } from './core/state.ts';

/** A session whose row this transaction holds locked, with what is needed to decide about it. */
export interface LockedSession {
  id: string;
  status: 'waiting' | 'active' | 'completed' | 'expired' | 'cancelled';
  /** The operator's number as it is now; it may have changed since the session began. */
  phoneNumber: string;
  assignmentId: string;
  submissionId: string;
  operatorId: number;
  templateId: number;
  templateVersion: number;
  machineName: string;
  operatorName: string;
  /** The manager's note; only of one that waits, since only a start tells it. */
  note: string | null;
  language: string;
  expiresAt: Date | null;
  state: State;
  /** Whether anything was ever asked. */
  prompted: boolean;
  prompt: PromptFacts | null;
}

const date = z.coerce.date();
const Row = z.object({
  id: z.string(),
  status: z.enum(['waiting', 'active', 'completed', 'expired', 'cancelled']),
  phone_number: z.string(),
  assignment_id: z.string(),
  submission_id: z.string(),
  operator_id: z.int(),
  template_id: z.int(),
  template_version: z.int(),
  machine_name: z.string(),
  operator_name: z.string(),
  note: z.string().nullable(),
  language: z.string(),
  expires_at: date.nullable(),
  current_task_index: z.int(),
  answers: z.array(RecordedAnswer),
  dialogue: Dialogue,
  prompt_id: z.string().nullable(),
  prompt_status: z.string().nullable(),
  prompt_as_template: z.boolean().nullable(),
  prompt_attempts: z.int().nullable(),
  handed_at: date.nullable(),
  accepted_at: date.nullable(),
  sent_at: date.nullable(),
  delivered_at: date.nullable(),
});

/**
 * Locks sessions with `SELECT … FOR UPDATE` and reads what deciding needs, in one statement. Who waited for the lock reads the
 * session as it is now, but of the other tables only what was there before the wait: a prompt that was written meanwhile is
 * missing then, which is right, since a message that came before it was written cannot be a reply to it.
 */
export async function lockSessions(tx: Tx, where: SQL): Promise<LockedSession[]> {
  const { rows } = await tx.execute(sql`${sql.raw(SELECT)} WHERE ${where} FOR UPDATE OF s`);
  return rows.map(readSession);
}

const SELECT = `
  SELECT s.id, s.xmin AS version, s.status, o.phone_number, s.assignment_id, s.submission_id, s.operator_id, s.template_id, s.template_version,
    m.name AS machine_name, o.name AS operator_name, o.language, s.expires_at, s.current_task_index, s.answers, s.dialogue,
    CASE WHEN s.status = 'waiting' OR p.as_template
      THEN (SELECT a.note FROM checklist_assignments a WHERE a.id = s.assignment_id) END AS note,
    s.prompt_id, p.status AS prompt_status, p.as_template AS prompt_as_template,
    p.attempts AS prompt_attempts, p.handed_at, p.accepted_at, p.sent_at,
    COALESCE(p.delivered_at, p.read_at) AS delivered_at
  FROM whatsapp_conversation_sessions s
    JOIN machines m ON m.id = s.machine_id
    JOIN operators o ON o.id = s.operator_id
    LEFT JOIN outbound_messages p ON p.id = s.prompt_id`;

/** Locks these conversations, but for those that somebody else has locked just now. */
export const lockFreeSessions = (ids: string[]): Filled => ({
  name: 'lock_free_sessions',
  text: `SELECT id, ${CLOCK} AS locked_at FROM whatsapp_conversation_sessions WHERE id = ANY($1::text[]) FOR UPDATE SKIP LOCKED`,
  values: [ids],
});

/**
 * Reads the running conversations of these operators, without locking them; `version` tells later whether such a row is still what was
 * read: no change of it, whoever made it, leaves that as it is.
 */
export const readRunningSessions = (operatorIds: number[]): Filled => ({
  name: 'read_running_sessions',
  text: `${SELECT} WHERE s.operator_id = ANY($1::int[]) AND s.status = 'active'`,
  values: [operatorIds],
});

const lockRunning: Prepared = {
  name: 'lock_running_session',
  text: `SELECT id FROM whatsapp_conversation_sessions WHERE operator_id = $1 AND status = 'active' FOR UPDATE`,
};

/** Locks the operator's running conversation. @returns its id */
export async function lockRunningSession(tx: Tx, operatorId: number): Promise<string | null> {
  const [row] = await runPrepared<{ id: string }>(tx, lockRunning, [operatorId]);
  return row?.id ?? null;
}

const readOne: Prepared = { name: 'read_locked_session', text: `${SELECT} WHERE s.id = $1` };

/** Reads a conversation that this transaction has locked, as it and everything around it is now. */
export async function readLockedSession(tx: Tx, id: string): Promise<LockedSession> {
  const [row] = await runPrepared(tx, readOne, [id]);
  return readSession(row);
}

export async function lockSession(tx: Tx, where: SQL): Promise<LockedSession | null> {
  return (await lockSessions(tx, where))[0] ?? null;
}

/** @throws ZodError when the row holds what no version of this product has written */
export function readSession(stored: unknown): LockedSession {
  const row = Row.parse(stored);
  return {
    id: row.id,
    status: row.status,
    phoneNumber: row.phone_number,
    assignmentId: row.assignment_id,
    submissionId: row.submission_id,
    operatorId: row.operator_id,
    templateId: row.template_id,
    templateVersion: row.template_version,
    machineName: row.machine_name,
    operatorName: row.operator_name,
    note: row.note,
    language: row.language,
    expiresAt: row.expires_at,
    state: { ...row.dialogue, sessionId: row.id, taskIndex: row.current_task_index, answers: row.answers },
    prompted: row.prompt_id !== null,
    prompt: promptOf(row),
  };
}

function promptOf(row: z.output<typeof Row>): PromptFacts | null {
  if (row.prompt_status === null) return null;
  if (row.prompt_as_template)
    return { handedAt: null, sentAt: null, deliveredAt: null, failed: true, knocked: true };
  return {
    id: row.prompt_id ?? undefined,
    handedAt: row.handed_at,
    acceptedAt: row.accepted_at,
    sentAt: row.sent_at,
    deliveredAt: row.delivered_at,
    failed: row.prompt_status === 'failed' || row.prompt_status === 'dropped',
    triedBefore: Number(row.prompt_attempts) > 1,
  };
}
