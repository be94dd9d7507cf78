import type { IdentityChange } from './parsed-webhook.ts';
import { readUserId, readWaId } from './person-id.ts';
import { messageSchema, userIdUpdateSchema } from './webhook-schema.ts';
import { readTime } from './webhook-time.ts';

interface Around {
  phoneNumberId: string | null;
  receivedAt: Date;
}

/** What a `system` message says about a new number or user id [M:wh-system]; `null` when it says nothing of it. */
export function readSystemChange(raw: unknown, around: Around): IdentityChange | null {
  const message = messageSchema.safeParse(raw).data;
  const system = message?.system;
  if (message?.type !== 'system' || !system) return null;
  return change(raw, message.timestamp, around, {
    previousWaId: readWaId(message.from),
    currentWaId: readWaId(system.wa_id) ?? readWaId(system.new_wa_id),
    previousUserId:
      readUserId(system.previous_user_id) ?? readUserId(message.from_user_id) ?? readUserId(message.from),
    currentUserId: readUserId(system.user_id),
  });
}

/** One member of the field `user_id_update` [M:bsuid]. */
export function readUserIdUpdate(raw: unknown, around: Around): IdentityChange | null {
  const update = userIdUpdateSchema.safeParse(raw).data;
  if (!update) return null;
  return change(raw, update.timestamp, around, {
    previousWaId: null,
    currentWaId: readWaId(update.wa_id),
    previousUserId: readUserId(update.user_id?.previous),
    currentUserId: readUserId(update.user_id?.current),
  });
}

type Ids = Pick<IdentityChange, 'previousWaId' | 'currentWaId' | 'previousUserId' | 'currentUserId'>;

function change(
  raw: unknown,
  timestamp: string | number | undefined,
  { phoneNumberId, receivedAt }: Around,
  ids: Ids,
): IdentityChange | null {
  const newNumber = ids.currentWaId !== null && ids.currentWaId !== ids.previousWaId;
  const newUserId = ids.currentUserId !== null && ids.currentUserId !== ids.previousUserId;
  const known = ids.previousWaId !== null || ids.previousUserId !== null;
  if (!known || !(newNumber || newUserId)) return null;
  return { phoneNumberId, ...ids, at: readTime(timestamp, receivedAt), raw };
}
