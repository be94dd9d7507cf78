import { randomUUID } from 'node:crypto';
import type { TestDatabase } from '../../test/test-database.ts';
import type { DeliveryStatusUpdate } from '../../whatsapp/parsed-webhook.ts';
import { insertOutbound } from '../insert-outbound.ts';

/** Puts that many texts into somebody's outbox. @returns their ids, in order */
export async function fillOutbox(database: TestDatabase, person: string, count = 1): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  const row = (id: string, i: number) => ({
    id,
    person,
    operatorId: null,
    sessionId: null,
    taskIndex: null,
    kind: 'notice' as const,
    toPhoneNumber: '+12025550199',
    toUserId: null,
    content: { text: `Message ${i + 1}` },
    repliesToReceivedAt: null,
    requestId: null,
  });
  await database.db.execute(insertOutbound(ids.map(row)));
  return ids;
}

export async function readOutbound(database: TestDatabase, id: string): Promise<Record<string, unknown>> {
  const { rows } = await database.pool.query('SELECT * FROM outbound_messages WHERE id = $1', [id]);
  return rows[0];
}

/** A status as the parser gives it: of a message of ours, by its id unless told otherwise. */
export function statusUpdate(
  status: DeliveryStatusUpdate['status'],
  wamid: string,
  more: Partial<DeliveryStatusUpdate> = {},
): DeliveryStatusUpdate {
  return {
    wamid,
    status,
    phoneNumberId: '1',
    at: new Date('2026-11-20T10:00:00Z'),
    recipientWaId: null,
    recipientUserId: null,
    opaque: null,
    errors: [],
    pricing: null,
    raw: {},
    ...more,
  };
}
