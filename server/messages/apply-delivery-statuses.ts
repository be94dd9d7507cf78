import { sql } from 'drizzle-orm';
import type { Db } from '../db/db.ts';
import type { DeliveryStatusUpdate } from '../whatsapp/parsed-webhook.ts';

/** A message of ours that has come further. */
export interface Moved {
  id: string;
  sessionId: string | null;
  operatorId: number | null;
  person: string;
  status: string;
  attempts: number;
  errorCode: number | null;
  /** Whether this very update made it fail. */
  failedNow: boolean;
  /** Whether this very update told that the API has it: its send was in hand, or in doubt. */
  settledNow: boolean;
}

interface Update {
  id: string | null;
  wamid: string;
  rank: number;
  sent_at: Date | null;
  delivered_at: Date | null;
  read_at: Date | null;
  failed_at: Date | null;
  error_code: number | null;
  error_details: string | null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const ranks = { sent: 3, delivered: 4, read: 5, failed: 6 } as const;

/**
 * Writes delivery statuses, which Meta sends in any order and more than once: a status only moves forward, each time is the
 * earliest told, `failed` ends an attempt unless it had been delivered. `biz_opaque_callback_data` is our row's id, so that a
 * status also settles a send whose answer was lost.
 * @returns what was found, and the updates that belong to no message of ours
 */
export async function applyDeliveryStatuses(
  db: Db,
  statuses: DeliveryStatusUpdate[],
): Promise<{ moved: Moved[]; unknown: DeliveryStatusUpdate[] }> {
  if (statuses.length === 0) return { moved: [], unknown: [] };
  const updates = merge(statuses);
  const { rows } = await db.execute<{
    wamid_told: string;
    id: string;
    session_id: string | null;
    operator_id: number | null;
    person: string;
    status: string;
    attempts: number;
    error_code: number | null;
    failed_now: boolean;
    settled_now: boolean;
  }>(sql`
    WITH told AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(updates)}::jsonb) AS t(
        id uuid, wamid text, rank int, sent_at timestamptz, delivered_at timestamptz, read_at timestamptz,
        failed_at timestamptz, error_code int, error_details text)
    ), mine AS (
      SELECT o.id, o.status AS was, t.wamid AS wamid_told, t.rank, t.sent_at, t.delivered_at, t.read_at, t.failed_at,
        t.error_code, t.error_details,
        CASE o.status WHEN 'accepted' THEN 2 WHEN 'sent' THEN 3 WHEN 'delivered' THEN 4 WHEN 'read' THEN 5
          WHEN 'failed' THEN 6 ELSE 1 END AS was_rank
      FROM told t JOIN outbound_messages o
        ON o.id = COALESCE(t.id, (SELECT w.id FROM outbound_messages w WHERE w.wamid = t.wamid))
      ORDER BY o.id FOR UPDATE OF o
    )
    UPDATE outbound_messages o SET
      status = CASE
        WHEN m.rank = 6 AND m.was_rank < 4 THEN 'failed'
        WHEN m.rank < 6 AND m.rank > m.was_rank THEN (ARRAY['sent', 'delivered', 'read'])[m.rank - 2]
        ELSE o.status END,
      wamid = COALESCE(o.wamid, m.wamid_told),
      accepted_at = COALESCE(o.accepted_at, now()),
      lease_until = NULL,
      sent_at = LEAST(o.sent_at, m.sent_at),
      delivered_at = LEAST(o.delivered_at, m.delivered_at),
      read_at = LEAST(o.read_at, m.read_at),
      failed_at = LEAST(o.failed_at, m.failed_at),
      error_code = COALESCE(o.error_code, m.error_code),
      error_details = COALESCE(o.error_details, m.error_details)
    FROM mine m WHERE o.id = m.id
    RETURNING m.wamid_told, o.id, o.session_id, o.operator_id, o.person, o.status, o.attempts, o.error_code,
      (o.status = 'failed' AND m.was <> 'failed') AS failed_now, m.was_rank = 1 AS settled_now`);
  const found = new Set(rows.map((row) => row.wamid_told));
  return {
    moved: rows.map((row) => ({
      id: row.id,
      sessionId: row.session_id,
      operatorId: row.operator_id,
      person: row.person,
      status: row.status,
      attempts: row.attempts,
      errorCode: row.error_code,
      failedNow: row.failed_now,
      settledNow: row.settled_now,
    })),
    unknown: statuses.filter((status) => !found.has(status.wamid)),
  };
}

/** Several statuses of one message become one update: the furthest, with every time that was told. */
function merge(statuses: DeliveryStatusUpdate[]): Update[] {
  const byWamid = new Map<string, Update>();
  for (const status of statuses) {
    const known = byWamid.get(status.wamid);
    const update = known ?? {
      id: status.opaque !== null && UUID.test(status.opaque) ? status.opaque : null,
      wamid: status.wamid,
      rank: 0,
      sent_at: null,
      delivered_at: null,
      read_at: null,
      failed_at: null,
      error_code: null,
      error_details: null,
    };
    // A message that was read has been delivered; one that was delivered cannot fail any more.
    const rank = ranks[status.status];
    if (rank !== 6 || update.rank < 4)
      update.rank = update.rank === 6 ? (rank === 3 ? 6 : rank) : Math.max(update.rank, rank);
    const column = `${status.status}_at` as const;
    if (update[column] === null || status.at < update[column]) update[column] = status.at;
    const error = status.errors[0];
    if (error) {
      update.error_code ??= error.code;
      update.error_details ??= (error.details ?? error.title).slice(0, 2000);
    }
    byWamid.set(status.wamid, update);
  }
  return [...byWamid.values()];
}
