import type { outboundMessages } from '../db/schema/outbound-messages.ts';
import { policyOf } from '../whatsapp/error-policy.ts';

type Delivery = Pick<typeof outboundMessages.$inferSelect, 'status' | 'errorCode' | 'errorDetails'>;

/** Why a message has not arrived, in words that a manager understands; `null` when nothing is known to be wrong. */
export function deliveryError({ status, errorCode, errorDetails }: Delivery): string | null {
  if (status !== 'failed' && status !== 'queued' && status !== 'in_doubt') return null;
  // Only the words are wanted, and they do not depend on the random wait.
  if (errorCode !== null) return policyOf({ code: errorCode }, () => 0).plainWords;
  return status === 'failed' ? (errorDetails ?? 'WhatsApp did not say why.') : null;
}
