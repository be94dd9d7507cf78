import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Conversation } from '../../shared/contracts/conversations.ts';
import { DeliveryStatus, SessionStatus } from '../../shared/words.ts';
import type { Db } from '../db/db.ts';
import { openUntil } from '../messages/customer-service-window.ts';
import { deliveryError } from '../submissions/delivery-error.ts';
import { inboundText, outboundText } from '../submissions/message-text.ts';
import { isSilentFor, keepsRefusing, photoIsMissing, promptFailed } from './is-stuck.ts';
import { whyStuck } from './why-stuck.ts';

const date = z.coerce.date();
const Delivery = z
  .object({ status: DeliveryStatus, error_code: z.int().nullable(), error_details: z.string().nullable() })
  .nullable();
const Row = z.object({
  id: z.string(),
  at: z.coerce.number(),
  status: SessionStatus,
  assignment_id: z.string(),
  submission_id: z.string(),
  template_name: z.string(),
  machine_name: z.string(),
  operator_id: z.int(),
  operator_name: z.string(),
  phone_number: z.string(),
  current_task_index: z.int(),
  total_tasks: z.int(),
  task_name: z.string().nullable(),
  last_message_at: date.nullable(),
  started_at: date.nullable(),
  expires_at: date.nullable(),
  due_at: date.nullable(),
  said: z.object({ content: z.unknown(), at: date }).nullable(),
  sent: z.object({ content: z.unknown(), at: date, delivery: Delivery }).nullable(),
  prompt: Delivery,
  heard_at: date.nullable(),
  prompt_failed: z.boolean().nullable(),
  is_silent: z.boolean().nullable(),
  photo_is_missing: z.boolean().nullable(),
  keeps_refusing: z.boolean().nullable(),
});
export type ConversationRow = z.infer<typeof Row>;

export interface FoundConversation {
  conversation: Conversation;
  /** What it is sorted by, in microseconds since 1970. */
  at: number;
}

/**
 * The conversations that `where` picks, by `order` from the last to the first; one statement. Both speak of `s` the session, `o` its
 * operator, `m` its machine, `v` its template's version and `p` what asked last.
 */
export async function readConversations(
  db: Db,
  now: Date,
  { where, order, limit }: { where: SQL; order: SQL; limit: number },
): Promise<FoundConversation[]> {
  const { rows } = await db.execute(sql`
    WITH page AS (
      SELECT s.id, ${order} AS moved FROM whatsapp_conversation_sessions s
        JOIN operators o ON o.id = s.operator_id
        JOIN machines m ON m.id = s.machine_id
        JOIN checklist_template_versions v ON v.template_id = s.template_id AND v.version = s.template_version
        LEFT JOIN outbound_messages p ON p.id = s.prompt_id
      WHERE ${where}
      ORDER BY ${order} DESC, s.id DESC LIMIT ${limit})
    SELECT s.id, (extract(epoch FROM page.moved) * 1000000)::bigint AS at, s.status, s.assignment_id, s.submission_id,
      v.name AS template_name, m.name AS machine_name, s.operator_id, o.name AS operator_name, o.phone_number,
      s.current_task_index, s.total_tasks, v.tasks -> s.current_task_index ->> 'taskName' AS task_name,
      s.last_message_at, s.started_at, s.expires_at, a.due_at, said.line AS said, sent.line AS sent, heard.at AS heard_at,
      CASE WHEN p.id IS NOT NULL THEN
        jsonb_build_object('status', p.status, 'error_code', p.error_code, 'error_details', p.error_details) END AS prompt,
      ${promptFailed} AS prompt_failed, ${isSilentFor(now)} AS is_silent, ${photoIsMissing} AS photo_is_missing,
      ${keepsRefusing} AS keeps_refusing
    FROM page
      JOIN whatsapp_conversation_sessions s ON s.id = page.id
      JOIN checklist_assignments a ON a.id = s.assignment_id
      JOIN operators o ON o.id = s.operator_id
      JOIN machines m ON m.id = s.machine_id
      JOIN checklist_template_versions v ON v.template_id = s.template_id AND v.version = s.template_version
      LEFT JOIN outbound_messages p ON p.id = s.prompt_id
      LEFT JOIN LATERAL (
        SELECT jsonb_build_object('content', content, 'at', received_at) AS line FROM inbound_messages
        WHERE session_id = s.id ORDER BY seq DESC LIMIT 1) AS said ON true
      LEFT JOIN LATERAL (
        SELECT jsonb_build_object('content', content, 'at', created_at, 'delivery', jsonb_build_object(
          'status', status, 'error_code', error_code, 'error_details', error_details)) AS line
        FROM outbound_messages WHERE session_id = s.id ORDER BY seq DESC LIMIT 1) AS sent ON true
      LEFT JOIN LATERAL (
        SELECT sent_at AS at FROM inbound_messages WHERE operator_id = s.operator_id
        ORDER BY sent_at DESC LIMIT 1) AS heard ON true
    ORDER BY page.moved DESC, s.id DESC`);
  return rows.map((row) => {
    const read = Row.parse(row);
    return { conversation: present(read, now), at: read.at };
  });
}

/** Of a long message the beginning is enough to know it by. */
const LAST_TEXT_MAX = 200;

function present(row: ConversationRow, now: Date): Conversation {
  const last = lastWords(row);
  const delivery = row.sent?.delivery ?? null;
  return {
    id: row.id,
    status: row.status,
    assignmentId: row.assignment_id,
    submissionId: row.submission_id,
    templateName: row.template_name,
    machineName: row.machine_name,
    operatorId: row.operator_id,
    operatorName: row.operator_name,
    phoneNumber: row.phone_number,
    currentTaskIndex: row.current_task_index,
    totalTasks: row.total_tasks,
    currentTaskName: row.task_name,
    lastText: last?.text.slice(0, LAST_TEXT_MAX).toWellFormed() ?? null,
    lastDirection: last?.direction ?? null,
    lastMessageAt: row.last_message_at?.toISOString() ?? null,
    lastDelivery: delivery && { status: delivery.status, error: errorOf(delivery) },
    windowOpenUntil: openUntil(row.heard_at, now)?.toISOString() ?? null,
    stuck: whyStuck(row, row.prompt && errorOf(row.prompt), now),
    startedAt: row.started_at?.toISOString() ?? null,
    expiresAt: row.expires_at?.toISOString() ?? null,
    dueAt: row.due_at?.toISOString() ?? null,
  };
}

function lastWords({
  said,
  sent,
}: ConversationRow): { text: string; direction: 'inbound' | 'outbound' } | null {
  if (said && (!sent || said.at > sent.at)) return { text: inboundText(said.content), direction: 'inbound' };
  return sent && { text: outboundText(sent.content).text, direction: 'outbound' };
}

const errorOf = (delivery: NonNullable<z.infer<typeof Delivery>>) =>
  deliveryError({
    status: delivery.status,
    errorCode: delivery.error_code,
    errorDetails: delivery.error_details,
  });
