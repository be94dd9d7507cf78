import type { Phone } from '../world/phone.ts';
import { GraphError } from './graph-error.ts';

/** One message in 6 s from one number to one person, with up to 45 borrowed from the future [M:platform]. */
const SPACING_MS = 6000;
const BURST = 45;

/** Books a message on the pair's account, or refuses it with 131056. */
export function takePairRate(phone: Phone, now: number): void {
  const paidAt = Math.max(phone.pairRatePaidAt, now) + SPACING_MS;
  if (paidAt - now > BURST * SPACING_MS) {
    throw new GraphError(131056, {
      details:
        'Message failed to send because there were too many messages sent from this phone number to the same phone number in a short period of time.',
    });
  }
  phone.pairRatePaidAt = paidAt;
}
