import { sql } from 'drizzle-orm';
import { personOfOperator } from '../messages/person.ts';
import type { Work } from './conversation-tx.ts';
import type { LockedSession } from './session-row.ts';

/** What this conversation still has to say to its operator is not said any more. What is being handed over can't be called back. */
export async function dropUnsent({ tx }: Work, { id, operatorId }: LockedSession): Promise<void> {
  await tx.execute(sql`
    UPDATE outbound_messages SET status = 'dropped'
    WHERE session_id = ${id} AND person = ${personOfOperator(operatorId)} AND status = 'queued'`);
}
