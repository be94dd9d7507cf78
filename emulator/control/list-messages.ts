import { z } from 'zod';
import { choicesOf } from '../phone/choices-of.ts';
import type { ChatMessage } from '../world/message.ts';
import { type Phone, phoneView } from '../world/phone.ts';
import type { World } from '../world/world.ts';
import { validate } from './validate.ts';

const query = z.strictObject({
  /** Only messages with a higher `seq`. */
  after: z.coerce.number().int().min(0).default(0),
  /** Waits up to this long until there is such a message. */
  waitMs: z.coerce.number().int().min(0).max(60_000).default(0),
  direction: z.enum(['inbound', 'outbound']).optional(),
});

/** The chat of a phone, oldest first, each message with what can be pressed on it. */
export async function listMessages(world: World, phone: Phone, given: unknown) {
  const { after, waitMs, direction } = validate(query, given);
  const wanted = (message: ChatMessage) =>
    message.seq > after && (direction === undefined || message.direction === direction);
  if (waitMs > 0 && !phone.messages.some(wanted)) await nextMessage(world, phone, wanted, waitMs);
  const items = phone.messages.filter(wanted).map(messageView);
  return { phone: phoneView(phone, world.settings.now()), items };
}

/** A message as the control side shows it. */
export const messageView = (message: ChatMessage) => ({ ...message, choices: choicesOf(message) });

function nextMessage(
  world: World,
  phone: Phone,
  wanted: (message: ChatMessage) => boolean,
  waitMs: number,
): Promise<void> {
  return new Promise((resolve) => {
    const stop = world.events.subscribe((event) => {
      if (event.type === 'message' && event.phone === phone.digits && wanted(event.message)) done();
    });
    const timer = setTimeout(done, waitMs);
    timer.unref();
    function done() {
      clearTimeout(timer);
      stop();
      resolve();
    }
  });
}
