import { RefusedError } from '../phone/refused-error.ts';
import type { Phone } from '../world/phone.ts';
import type { World } from '../world/world.ts';

/** A quote must name a message of the same chat. */
export function needInChat(world: World, phone: Phone, wamid: string): void {
  if (world.messages.get(wamid)?.phone !== phone.digits) {
    throw new RefusedError(`quote: no message ${wamid} in this chat`);
  }
}
