import { advanceStatus } from '../world/advance-status.ts';
import type { World } from '../world/world.ts';
import { type Fields, isFields, needText } from './check-text.ts';
import { badParameter, badValue } from './graph-error.ts';

/** The typing indicator goes away by itself after this time [M:typing]. */
const TYPING_MS = 25_000;

/** `status: "read"` on an inbound message: it and all earlier ones get blue ticks; with it, perhaps, a typing indicator. */
export function markRead(world: World, body: Fields): { success: true } {
  if (body.status !== 'read') throw badParameter('Param status must be one of {READ}.');
  const wamid = needText(body, 'message_id', 'message_id', 255);
  const message = world.messages.get(wamid);
  if (message?.direction !== 'inbound') throw badValue(`Message ID ${wamid} is not valid.`);
  checkIndicator(body.typing_indicator);
  const phone = world.phones.get(message.phone);
  if (!phone) throw badValue(`Message ID ${wamid} is not valid.`);
  const seen = phone.unseen.filter((earlier) => earlier.seq <= message.seq);
  phone.unseen = phone.unseen.filter((later) => later.seq > message.seq);
  for (const earlier of seen) advanceStatus(world, earlier, 'read');
  if (body.typing_indicator !== undefined) {
    phone.typingUntil = world.settings.now() + TYPING_MS;
    world.events.emit({ type: 'typing', phone: phone.digits, until: phone.typingUntil });
  }
  return { success: true };
}

function checkIndicator(indicator: unknown) {
  if (indicator === undefined) return;
  if (!isFields(indicator) || indicator.type !== 'text') {
    throw badParameter("Param typing_indicator['type'] must be one of {TEXT}.");
  }
}
