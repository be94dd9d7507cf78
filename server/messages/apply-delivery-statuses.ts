import type { Db } from '../db/db.ts';
import { type Prepared, runPrepared } from '../db/prepared.ts';
import type { DeliveryStatusUpdate } from '../whatsapp/parsed-webhook.ts';

/** A message of ours that a status was told of. */
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
/** How far a message has come; below them all: accepted 2, and 1 for what is not settled yet. */
const ranks = { sent: 3, failed: 4, delivered: 5, read: 6 } as const;

/**
 * Writes delivery statuses, which Meta sends in any order and more than once: a status only moves forward, each time is the
 * earliest told, and what was delivered has not failed. `biz_opaque_callback_data` is our row's id, so that a status also settles
 * a send whose answer was lost. A message that is sent again keeps the wamid of the attempt that failed: what is still told of
 * that attempt changes nothing, except that it was delivered after all.
 * @returns what was found, and the updates that belong to no message of ours
 */
export async function applyDeliveryStatuses(
  db: Db,
  statuses: DeliveryStatusUpdate[],
): Promise<{ moved: Moved[]; unknown: DeliveryStatusUpdate[] }> {
  const moved: Moved[] = [];
  const found = new Set<string>();
  for (const updates of rounds(merge(statuses)))
    for (const row of await apply(db, updates)) {
      found.add(row.wamid_told);
      if (row.status !== null) moved.push(movedOf({ ...row, status: row.status }));
    }
  return { moved, unknown: statuses.filter((status) => !found.has(status.wamid)) };
}

interface AppliedRow extends Record<string, unknown> {
  wamid_told: string;
  id: string;
  session_id: string | null;
  operator_id: number | null;
  person: string;
  /** `null` when the update was of an attempt that is past. */
  status: string | null;
  attempts: number;
  error_code: number | null;
  failed_now: boolean;
  settled_now: boolean;
}

async function apply(db: Db, updates: Update[]): Promise<AppliedRow[]> {
  return runPrepared<AppliedRow>(db, applyUpdates, [JSON.stringify(updates)]);
}

const applyUpdates: Prepared = {
  name: 'apply_delivery_statuses',
  text: `
    WITH told AS (
      SELECT * FROM jsonb_to_recordset($1::jsonb) AS t(
        id uuid, wamid text, rank int, sent_at timestamptz, delivered_at timestamptz, read_at timestamptz,
        failed_at timestamptz, error_code int, error_details text)
    ), mine AS (
      SELECT o.id, o.status AS was, t.wamid AS wamid_told, t.rank, t.sent_at, t.delivered_at, t.read_at, t.failed_at,
        t.error_code, t.error_details,
        CASE o.status WHEN 'accepted' THEN 2 WHEN 'sent' THEN 3 WHEN 'failed' THEN 4 WHEN 'delivered' THEN 5
          WHEN 'read' THEN 6 ELSE 1 END AS was_rank
      FROM told t JOIN outbound_messages o
        ON o.id = COALESCE(t.id, (SELECT w.id FROM outbound_messages w WHERE w.wamid = t.wamid))
      ORDER BY o.id FOR UPDATE OF o
    ), moved AS (
      UPDATE outbound_messages o SET
        status = CASE WHEN m.rank > m.was_rank THEN (ARRAY['sent', 'failed', 'delivered', 'read'])[m.rank - 2] ELSE o.status END,
        wamid = CASE WHEN o.wamid IS NULL OR m.was_rank = 1 THEN m.wamid_told ELSE o.wamid END,
        accepted_at = COALESCE(o.accepted_at, now()),
        lease_until = NULL,
        sent_at = LEAST(o.sent_at, m.sent_at),
        delivered_at = LEAST(o.delivered_at, m.delivered_at),
        read_at = LEAST(o.read_at, m.read_at),
        failed_at = LEAST(o.failed_at, m.failed_at),
        error_code = CASE WHEN m.rank = 4 AND m.was_rank < 4 THEN m.error_code ELSE COALESCE(o.error_code, m.error_code) END,
        error_details =
          CASE WHEN m.rank = 4 AND m.was_rank < 4 THEN m.error_details ELSE COALESCE(o.error_details, m.error_details) END
      FROM mine m
      WHERE o.id = m.id AND (m.rank > 4 OR (o.wamid IS NOT DISTINCT FROM m.wamid_told) = (m.was_rank > 1) OR o.wamid IS NULL)
      RETURNING o.id, o.session_id, o.operator_id, o.person, o.status, o.attempts, o.error_code,
        (o.status = 'failed' AND m.was <> 'failed') AS failed_now, m.was_rank = 1 AS settled_now
    )
    SELECT mine.wamid_told, moved.* FROM mine LEFT JOIN moved ON moved.id = mine.id`,
};

const movedOf = (row: AppliedRow & { status: string }): Moved => ({
  id: row.id,
  sessionId: row.session_id,
  operatorId: row.operator_id,
  person: row.person,
  status: row.status,
  attempts: row.attempts,
  errorCode: row.error_code,
  failedNow: row.failed_now,
  settledNow: row.settled_now,
});

/** A message that was sent twice has two wamids and one row, which a statement changes once. */
function rounds(updates: Update[]): Update[][] {
  const result: Update[][] = [];
  for (const update of updates) {
    const free = result.find((round) => update.id === null || round.every(({ id }) => id !== update.id));
    if (free) free.push(update);
    else result.push([update]);
  }
  return result;
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
    update.rank = Math.max(update.rank, ranks[status.status]);
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
