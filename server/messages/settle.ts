import { sql } from 'drizzle-orm';
import type { Db } from '../db/db.ts';

interface Claim {
  id: string;
  token: string;
}

/**
 * The API took it. Its statuses may have come before this: they stand. It may even have failed and wait to be sent again, which
 * shows by its wamid being known already.
 * @returns whether the person has more to get
 */
export async function settleAccepted(
  db: Db,
  { id }: Claim,
  wamid: string,
  acceptedAt: Date,
): Promise<{ more: boolean }> {
  const { rows } = await db.execute<{ more: boolean }>(sql`
    UPDATE outbound_messages o SET
      status = CASE WHEN status IN ('sending', 'in_doubt', 'queued') AND wamid IS DISTINCT FROM ${wamid} THEN 'accepted'
        ELSE status END,
      wamid = CASE WHEN wamid IS NULL OR status IN ('sending', 'in_doubt', 'queued') THEN ${wamid} ELSE wamid END,
      accepted_at = ${acceptedAt.toISOString()}::timestamptz, lease_until = NULL
    WHERE id = ${id}
    RETURNING EXISTS (SELECT FROM outbound_messages l WHERE l.person = o.person AND l.id <> o.id
      AND l.status IN ('queued', 'sending', 'in_doubt')) AS more`);
  return { more: rows[0]?.more ?? true };
}

/**
 * Not sent, or not known: it waits for its next attempt. Fenced by the claim, so that a process that slept past its lease changes
 * nothing that another one has taken over.
 */
export async function settleLater(
  db: Db,
  { id, token }: Claim,
  again: { status: 'queued' | 'in_doubt'; inSeconds: number; code: number | null; details: string },
): Promise<void> {
  await db.execute(sql`
    UPDATE outbound_messages SET status = ${again.status}, lease_until = NULL, error_code = ${again.code},
      handed_at = CASE WHEN ${again.status} = 'in_doubt' THEN handed_at END,
      error_details = ${again.details}, next_attempt_at = now() + make_interval(secs => ${again.inSeconds})
    WHERE id = ${id} AND lease_token = ${token}::uuid AND status = 'sending'`);
}

/** Given up, for a reason that a manager can read. What comes after it goes on. */
export async function settleFailed(
  db: Db,
  { id, token }: Claim,
  why: { code: number | null; details: string },
): Promise<void> {
  await db.execute(sql`
    UPDATE outbound_messages SET status = 'failed', failed_at = now(), lease_until = NULL, error_code = ${why.code},
      error_details = ${why.details}
    WHERE id = ${id} AND lease_token = ${token}::uuid AND status = 'sending'`);
}

/**
 * The API had taken it and failed it later, for a passing reason: it goes out again, as a new attempt of the same message. The
 * wamid of the attempt that failed stays until there is a new one, so that late statuses of it are known for what they are.
 */
export async function sendAgain(db: Db, id: string, inSeconds: number): Promise<void> {
  await db.execute(sql`
    UPDATE outbound_messages SET status = 'queued', failed_at = NULL, handed_at = NULL, accepted_at = NULL, sent_at = NULL,
      next_attempt_at = now() + make_interval(secs => ${inSeconds})
    WHERE id = ${id} AND status = 'failed'`);
}

/** The message goes out without the picture that belongs to it; the transcript tells why. */
export async function notePictureFailure(db: Db, { id }: Claim, words: string): Promise<void> {
  await db.execute(
    sql`UPDATE outbound_messages SET picture_failure = ${words.slice(0, 300)} WHERE id = ${id}`,
  );
}
