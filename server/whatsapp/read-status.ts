import type { DeliveryStatusUpdate, StatusError } from './parsed-webhook.ts';
import { readUserId, readWaId } from './person-id.ts';
import { errorSchema, statusSchema } from './webhook-schema.ts';
import { readTime } from './webhook-time.ts';

const WAMID_MAX = 255;
/** Error codes are kept as a 32-bit integer. */
const CODE_MAX = 2 ** 31 - 1;

/** One member of `statuses`, already storable; or the reason why it cannot be handled [M:wh-status]. */
export function readStatus(
  raw: unknown,
  around: { phoneNumberId: string | null; receivedAt: Date },
): DeliveryStatusUpdate | { reason: string } {
  const status = statusSchema.safeParse(raw).data;
  if (!status) return { reason: 'a status that is no object' };
  if (!status.id || status.id.length > WAMID_MAX) return { reason: 'a status without a proper message id' };
  if (!around.phoneNumberId) return { reason: 'a status without the id of our number' };
  if (status.recipient_type === 'group') return { reason: 'a status of a group message' };
  const word = readWord(status.status);
  if (word === null) return { reason: 'a status with an unknown word' };
  const { pricing } = status;
  return {
    wamid: status.id,
    phoneNumberId: around.phoneNumberId,
    status: word,
    at: readTime(status.timestamp, around.receivedAt),
    recipientWaId: readWaId(status.recipient_id),
    recipientUserId: readUserId(status.recipient_user_id) ?? readUserId(status.recipient_id),
    opaque: status.biz_opaque_callback_data ?? null,
    errors: status.errors.flatMap(readStatusError),
    // Meta is about to drop `billable`; `regular` is the type that costs money.
    pricing: pricing
      ? { billable: pricing.billable ?? pricing.type === 'regular', category: pricing.category ?? null }
      : null,
    raw,
  };
}

function readWord(word: string | undefined): DeliveryStatusUpdate['status'] | null {
  switch (word) {
    case 'sent':
    case 'delivered':
    case 'read':
    case 'failed':
      return word;
    case 'played':
      return 'read';
    default:
      return null;
  }
}

/** An error node of any of Meta's generations; none when it has no code. */
export function readStatusError(raw: unknown): StatusError[] {
  const error = errorSchema.safeParse(raw).data;
  if (!error || !Number.isInteger(error.code) || Math.abs(error.code) > CODE_MAX) return [];
  const data = error.error_data;
  const details = typeof data === 'string' ? data : data?.details;
  return [
    {
      code: error.code,
      title: error.title ?? error.message ?? `Error ${error.code}`,
      details: details ?? error.details ?? null,
    },
  ];
}
