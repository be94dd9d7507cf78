import { type SQL, sql } from 'drizzle-orm';
import type { NewOutbound } from './outbound.ts';

/** Puts messages into the outbox, in the order given. Whoever commits this wakes the outbox afterwards. */
export function insertOutbound(messages: NewOutbound[]): SQL {
  return sql`
    INSERT INTO outbound_messages (id, person, operator_id, session_id, task_index, kind, to_phone_number, to_user_id, content,
      replies_to_received_at, request_id)
    SELECT r.* FROM jsonb_to_recordset(${JSON.stringify(messages)}::jsonb) AS r(id uuid, person text, "operatorId" int,
      "sessionId" text, "taskIndex" int, kind text, "toPhoneNumber" text, "toUserId" text, content jsonb,
      "repliesToReceivedAt" timestamptz, "requestId" text)`;
}
