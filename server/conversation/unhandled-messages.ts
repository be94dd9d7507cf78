import { z } from 'zod';
import type { Tx } from '../db/db.ts';
import { type Filled, type Prepared, runPrepared } from '../db/prepared.ts';
import type { Media } from './changes.ts';
import type { Incoming, IncomingContent } from './core/incoming.ts';

/** A message that waits for its turn. */
export interface Unhandled {
  incoming: Incoming;
  media: Media | null;
  operatorId: number | null;
  identity: { waId: string | null; userId: string | null; profileName: string | null };
  requestId: string | null;
  attempts: number;
}

const Content: z.ZodType<IncomingContent> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('press'), id: z.string(), title: z.string() }),
  z.object({ kind: z.literal('photo'), caption: z.string().nullable() }),
  z.object({ kind: z.literal('other'), what: z.string() }),
  z.object({ kind: z.literal('silent'), what: z.string() }),
]);
const date = z.coerce.date();
const Row = z.object({
  id: z.string(),
  wamid: z.string(),
  operator_id: z.int().nullable(),
  wa_id: z.string().nullable(),
  whatsapp_user_id: z.string().nullable(),
  profile_name: z.string().nullable(),
  content: Content,
  media: z
    .object({ mediaId: z.string(), url: z.string().nullable(), sha256: z.string().nullable() })
    .nullable(),
  quoted_wamid: z.string().nullable(),
  sent_at: date,
  received_at: date,
  request_id: z.string().nullable(),
  attempts: z.int(),
  due: z.boolean(),
  quoted_id: z.string().nullable(),
  quoted_session_id: z.string().nullable(),
  quoted_task_index: z.int().nullable(),
  quoted_kind: z.string().nullable(),
  quoted_as_template: z.boolean().nullable(),
});

/** What one transaction takes. */
export interface Turn {
  messages: Unhandled[];
  /** Whether others of this person wait behind these. */
  more: boolean;
}

/** As many as one transaction takes; the rest follows in the next. */
const MOST_AT_ONCE = 50;

const SELECT = `
  SELECT i.id, i.wamid, i.operator_id, i.wa_id, i.whatsapp_user_id, i.profile_name, i.content, i.media, i.quoted_wamid,
    i.sent_at, i.received_at, i.request_id, i.attempts, i.retry_at IS NULL OR i.retry_at <= now() AS due,
    q.id AS quoted_id, q.session_id AS quoted_session_id, q.task_index AS quoted_task_index,
    q.kind AS quoted_kind, q.as_template AS quoted_as_template
  FROM inbound_messages i LEFT JOIN outbound_messages q ON q.wamid = i.quoted_wamid`;

const lockOfPerson: Prepared = {
  name: 'lock_unhandled_of_person',
  text: `${SELECT} WHERE i.person = $1 AND i.handled_at IS NULL ORDER BY i.sent_at, i.seq LIMIT ${MOST_AT_ONCE} FOR UPDATE OF i`,
};

/**
 * The messages of one person that nobody has handled, in the order in which they were sent, with what they quote. Locking them
 * lets a second process wait here and find them done. One that failed before holds the others until its time comes, and is tried
 * by itself then, so that it is known which one is at fault.
 */
export async function lockUnhandled(tx: Tx, person: string): Promise<Turn> {
  const rows = await runPrepared<{ attempts: unknown; due: unknown }>(tx, lockOfPerson, [person]);
  const stuck = rows.findIndex(({ attempts }) => Number(attempts) > 0);
  const length = stuck > 0 ? stuck : stuck === 0 ? Number(rows[0]?.due) : rows.length;
  // No more is read than is taken: a row that can't even be read must not hold those before it.
  const messages = rows.slice(0, length).map(readUnhandled);
  return { messages, more: length > 0 && (length < rows.length || rows.length === MOST_AT_ONCE) };
}

/** What goes together of several people. */
export const MOST_TOGETHER = 500;

/** The same of several people, in order for each, without locking them. */
export const unhandledOf = (persons: string[]): Filled => ({
  name: 'read_unhandled',
  text: `${SELECT} WHERE i.person = ANY($1::text[]) AND i.handled_at IS NULL ORDER BY i.sent_at, i.seq LIMIT ${MOST_TOGETHER}`,
  values: [persons],
});

/** @throws ZodError when the row holds what no version of this product has written */
export function readUnhandled(stored: unknown): Unhandled {
  const row = Row.parse(stored);
  return {
    incoming: {
      id: row.id,
      wamid: row.wamid,
      content: row.content,
      sentAt: row.sent_at,
      receivedAt: row.received_at,
      quoted: quotedOf(row),
    },
    media: row.media,
    operatorId: row.operator_id,
    identity: { waId: row.wa_id, userId: row.whatsapp_user_id, profileName: row.profile_name },
    requestId: row.request_id,
    attempts: row.attempts,
  };
}

function quotedOf(row: z.output<typeof Row>): Incoming['quoted'] {
  if (row.quoted_wamid === null) return null;
  if (row.quoted_id === null) return { kind: 'unknown' };
  if (row.quoted_kind === 'manager') return { kind: 'manager' };
  // Of a question that went out as a message template only the knock was seen.
  if (!row.quoted_as_template && row.quoted_session_id !== null && row.quoted_task_index !== null)
    return {
      kind: 'question',
      id: row.quoted_id,
      sessionId: row.quoted_session_id,
      taskIndex: row.quoted_task_index,
    };
  return { kind: 'message', id: row.quoted_id, sessionId: row.quoted_session_id };
}
