import { sql } from 'drizzle-orm';
import type { Db } from '../db/db.ts';
import { type Prepared, runPrepared } from '../db/prepared.ts';

interface Claim {
  id: string;
  token: string;
}

/** A message that the API took, with the id that it has there. */
export interface Accepted {
  id: string;
  wamid: string;
  acceptedAt: Date;
}

// Locked in the order of their ids, as the statuses do it, so that neither waits for the other for ever.
const settle: Prepared = {
  name: 'settle_accepted',
  text: `
    WITH told AS (
      SELECT * FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, wamid text, "acceptedAt" timestamptz)
    ), mine AS (
      SELECT o.id FROM told JOIN outbound_messages o ON o.id = told.id ORDER BY o.id FOR UPDATE OF o
    )
    UPDATE outbound_messages o SET
      status = CASE WHEN o.status IN ('sending', 'in_doubt', 'queued') AND o.wamid IS DISTINCT FROM told.wamid THEN 'accepted'
        ELSE o.status END,
      wamid = CASE WHEN o.wamid IS NULL OR o.status IN ('sending', 'in_doubt', 'queued') THEN told.wamid ELSE o.wamid END,
      accepted_at = told."acceptedAt", lease_until = NULL
    FROM mine JOIN told ON told.id = mine.id
    WHERE o.id = mine.id
    RETURNING o.id, EXISTS (SELECT FROM outbound_messages l WHERE l.person = o.person AND l.id <> o.id
      AND l.status IN ('queued', 'sending', 'in_doubt')) AS more`,
};

/**
 * The API took them. Their statuses may have come before this: they stand. One may even have failed and wait to be sent again,
 * which shows by its wamid being known already.
 * @returns for each, in order, whether its person has more to get
 */
export async function settleAccepted(db: Db, accepted: Accepted[]): Promise<{ more: boolean }[]> {
  const rows = await runPrepared<{ id: string; more: boolean }>(db, settle, [JSON.stringify(accepted)]);
  return accepted.map(({ id }) => ({ more: rows.find((row) => row.id === id)?.more ?? true }));
}

/** Claimed and not handed over: it is as if nobody had taken it. */
export async function giveBack(db: Db, { id, token }: Claim): Promise<void> {
  await db.execute(sql`
    UPDATE outbound_messages SET status = 'queued', lease_until = NULL, handed_at = NULL, attempts = attempts - 1
    WHERE id = ${id} AND lease_token = ${token}::uuid AND status = 'sending'`);
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
