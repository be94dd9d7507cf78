import type { ChatMessage } from './message.ts';
import type { Phone } from './phone.ts';
import { makeWamid } from './wamid.ts';
import type { World } from './world.ts';

const MESSAGES_KEPT = 2000;

type NewMessage = Pick<ChatMessage, 'direction' | 'type' | 'content'> &
  Partial<Pick<ChatMessage, 'wamid' | 'timestamp' | 'quote' | 'callbackData' | 'sentTo'>>;

/** Puts a message into the phone's chat and shows it to whoever watches. */
export function keepMessage(world: World, phone: Phone, given: NewMessage): ChatMessage {
  world.lastSeq += 1;
  const message: ChatMessage = {
    seq: world.lastSeq,
    wamid: given.wamid ?? makeWamid(phone.digits, given.direction, world.randomHex()),
    phone: phone.digits,
    direction: given.direction,
    type: given.type,
    content: given.content,
    timestamp: given.timestamp ?? Math.floor(world.settings.now() / 1000),
    quote: given.quote ?? null,
    status: 'accepted',
    failedWith: null,
    reactions: {},
    callbackData: given.callbackData ?? null,
    sentTo: given.sentTo ?? 'phone',
  };
  phone.messages.push(message);
  world.messages.set(message.wamid, message);
  if (phone.messages.length > MESSAGES_KEPT) {
    const oldest = phone.messages.shift();
    if (oldest) world.messages.delete(oldest.wamid);
  }
  world.events.emit({ type: 'message', phone: phone.digits, message });
  return message;
}
