import type { GraphEnvelope, Recipient } from './graph-message.ts';
import { limits } from './limits.ts';

export interface EnvelopeInput {
  to: Recipient;
  /** Comes back on every delivery status: how a send in doubt is settled. At most 512 units. */
  opaque: string;
  /** The message to show above this one. */
  quoteWamid?: string;
}

/**
 * What every outgoing message carries. Numbers always go out with `+`: without it Meta puts our own country code in
 * front [M:send]. Throws a RangeError for what only a fault of ours can bring: no digits, a too long `opaque`.
 */
export function graphEnvelope({ to, opaque, quoteWamid }: EnvelopeInput): GraphEnvelope {
  if (opaque.length > limits.opaque) throw new RangeError(`opaque is longer than ${limits.opaque}`);
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...address(to),
    ...(quoteWamid === undefined ? {} : { context: { message_id: quoteWamid } }),
    biz_opaque_callback_data: opaque,
  };
}

function address(to: Recipient): { to: string } | { recipient: string } {
  if ('userId' in to) return { recipient: to.userId };
  const digits = to.phoneNumber.replace(/\D/g, '');
  if (digits === '' || digits.length > limits.phoneDigits) throw new RangeError('not a phone number');
  return { to: `+${digits}` };
}
