import { sql } from 'drizzle-orm';
import type { OutgoingContent } from '../conversation/core/outgoing.ts';
import type { Db } from '../db/db.ts';
import { type NewOutbound, StoredContent } from './outbound.ts';

/** A claim lasts this long: longer than any call of the API, short enough that a killed process delays nobody by more than 10 s. */
export const LEASE_SECONDS = 6;
/** How long a send in doubt waits for its status webhook before it is sent again. */
export const DOUBT_SECONDS = 2;

export interface Claimed {
  id: string;
  token: string;
  person: string;
  sessionId: string | null;
  operatorId: number | null;
  toPhoneNumber: string | null;
  toUserId: string | null;
  content: OutgoingContent;
  quoteWamid: string | null;
  attempts: number;
  /** Meta's code for why the attempt before failed. */
  errorCode: number | null;
  kind: NewOutbound['kind'];
  /** It goes out as a message template, and did so before if it was tried. */
  asTemplate: boolean;
  /** When this operator last wrote, by the phone's clock. */
  lastInboundAt: Date | null;
  createdAt: Date;
  repliesToReceivedAt: Date | null;
  requestId: string | null;
}

/**
 * Claims the oldest message that this person has not got yet; `null` when there is none, or when it must wait. Only ever the
 * oldest: a later one never overtakes it. A claim that its process did not settle is in doubt: its status webhook has settled it
 * by the time it is claimed again, or it is sent again.
 */
export async function claimNext(db: Db, person: string, token: string, now: Date): Promise<Claimed | null> {
  const { rows } = await db.execute<{
    id: string;
    session_id: string | null;
    operator_id: number | null;
    to_phone_number: string | null;
    to_user_id: string | null;
    content: unknown;
    quote_wamid: string | null;
    attempts: number;
    error_code: number | null;
    kind: NewOutbound['kind'];
    as_template: boolean;
    last_inbound_at: string | null;
    created_at: string;
    replies_to_received_at: string | null;
    request_id: string | null;
  }>(sql`
    UPDATE outbound_messages SET status = 'sending', attempts = attempts + 1, lease_token = ${token}::uuid,
      handed_at = COALESCE(handed_at, ${now.toISOString()}::timestamptz),
      lease_until = now() + make_interval(secs => ${LEASE_SECONDS})
    WHERE id = (
        SELECT id FROM outbound_messages
        WHERE person = ${person} AND status IN ('queued', 'sending', 'in_doubt')
        ORDER BY seq LIMIT 1 FOR UPDATE)
      AND next_attempt_at <= now()
      AND (status <> 'sending' OR lease_until < now() - make_interval(secs => ${DOUBT_SECONDS}))
      AND status IN ('queued', 'sending', 'in_doubt')
    RETURNING id, session_id, operator_id, to_phone_number, to_user_id, content, quote_wamid, attempts, error_code, created_at,
      replies_to_received_at, request_id, kind, as_template,
      (SELECT sent_at FROM inbound_messages i WHERE i.operator_id = outbound_messages.operator_id
        ORDER BY sent_at DESC LIMIT 1) AS last_inbound_at`);
  const row = rows[0];
  if (!row) return null;
  return {
    id: row.id,
    token,
    person,
    sessionId: row.session_id,
    operatorId: row.operator_id,
    toPhoneNumber: row.to_phone_number,
    toUserId: row.to_user_id,
    content: StoredContent.parse(row.content),
    quoteWamid: row.quote_wamid,
    attempts: row.attempts,
    errorCode: row.error_code,
    kind: row.kind,
    asTemplate: row.as_template,
    lastInboundAt: row.last_inbound_at === null ? null : new Date(row.last_inbound_at),
    createdAt: new Date(row.created_at),
    repliesToReceivedAt: row.replies_to_received_at === null ? null : new Date(row.replies_to_received_at),
    requestId: row.request_id,
  };
}

/**
 * Holds a claim for so many more seconds: before something that takes longer than a send. What is handed over from now on was not
 * seen by anybody before.
 * @returns whether the claim is still ours
 */
export async function keepClaim(
  db: Db,
  { id, token }: Pick<Claimed, 'id' | 'token'>,
  seconds: number,
  now: Date,
): Promise<boolean> {
  const { rowCount } = await db.execute(sql`
    UPDATE outbound_messages SET lease_until = now() + make_interval(secs => ${seconds}),
      handed_at = ${now.toISOString()}::timestamptz
    WHERE id = ${id} AND lease_token = ${token}::uuid AND status = 'sending'`);
  return rowCount === 1;
}
