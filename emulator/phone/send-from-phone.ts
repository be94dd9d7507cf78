import { contactOf } from '../webhook/contact-of.ts';
import { envelope } from '../webhook/envelope.ts';
import { advanceStatus } from '../world/advance-status.ts';
import { keepMessage } from '../world/keep-message.ts';
import type { ChatMessage } from '../world/message.ts';
import type { Phone } from '../world/phone.ts';
import type { World } from '../world/world.ts';

const KEPT = 2000;

export type FromPhone = {
  type: string;
  content: unknown;
  /** The wamid of the message that this one answers or quotes. */
  quote?: string | null;
  /** Unix seconds; now when left out. */
  at?: number;
};

/** The operator sends a message: it shows in the chat, and its webhook is on its way. */
export function sendFromPhone(world: World, phone: Phone, given: FromPhone): ChatMessage {
  const message = keepMessage(world, phone, {
    direction: 'inbound',
    type: given.type,
    content: given.content,
    quote: given.quote ?? null,
    timestamp: given.at,
  });
  phone.lastInboundAt = Math.max(phone.lastInboundAt ?? 0, message.timestamp * 1000);
  phone.unseen.push(message);
  if (phone.unseen.length > KEPT) phone.unseen.shift();
  advanceStatus(world, message, 'sent');
  world.tasks.run(async () => {
    await world.webhooks.send({
      kind: 'message',
      wamids: [message.wamid],
      envelope: envelope(world, messageValue(world, phone, message)),
    });
    advanceStatus(world, message, 'delivered');
  });
  return message;
}

function messageValue(world: World, phone: Phone, message: ChatMessage) {
  const hidden = world.switches.hidePhoneNumber;
  return {
    contacts: [contactOf(phone, hidden)],
    messages: [
      {
        ...contextOf(world, phone, message),
        ...(hidden ? {} : { from: phone.digits }),
        from_user_id: phone.userId,
        id: message.wamid,
        timestamp: String(message.timestamp),
        type: message.type,
        [message.type]: message.content,
      },
    ],
  };
}

/** `context.from` is the author of the quoted message; its text is never included [M:wh-text]. */
function contextOf(world: World, phone: Phone, message: ChatMessage) {
  if (message.quote === null) return {};
  const quoted = world.messages.get(message.quote);
  const author = quoted?.direction === 'inbound' ? phone.digits : world.settings.businessNumber;
  const hidden = world.switches.hidePhoneNumber && author === phone.digits;
  return { context: { ...(hidden ? {} : { from: author }), id: message.quote } };
}
