import { sql } from 'drizzle-orm';
import { isOutage } from '../db/is-outage.ts';
import type { ConversationDependencies } from './conversation-tx.ts';

/** After so many tries a message is set aside with its error, so that it does not block its sender for ever. */
const MOST_ATTEMPTS = 5;

/**
 * Handling failed. When the database was at fault, everything stays as it is and is tried again soon. When the message is, it is
 * tried a few times more, then set aside with an alarm; the messages behind it go on.
 */
export async function setAside(
  deps: ConversationDependencies,
  person: string,
  error: unknown,
): Promise<void> {
  if (isOutage(error)) {
    deps.log.warn(
      { err: error },
      '[WHATSAPP] The database did not do it; the messages stay and are tried again',
    );
    return;
  }
  const { rows } = await deps.db.execute<{ id: string; outcome: string | null; attempts: number }>(sql`
    UPDATE inbound_messages SET
      attempts = attempts + 1,
      last_error = ${String(error instanceof Error ? error.message : error).slice(0, 500)},
      retry_at = now() + make_interval(secs => 2 ^ attempts),
      handled_at = CASE WHEN attempts + 1 >= ${MOST_ATTEMPTS} THEN now() END,
      outcome = CASE WHEN attempts + 1 >= ${MOST_ATTEMPTS} THEN 'set_aside' END
    WHERE id = (SELECT id FROM inbound_messages WHERE person = ${person} AND handled_at IS NULL ORDER BY sent_at, seq LIMIT 1)
    RETURNING id, outcome, attempts`);
  const message = rows[0];
  deps.log.error(
    { err: error, inboundId: message?.id, attempts: message?.attempts },
    message?.outcome === 'set_aside'
      ? '[WHATSAPP] A message could not be handled and is set aside: an admin has to look at it'
      : '[WHATSAPP] A message could not be handled; it is tried again',
  );
}
