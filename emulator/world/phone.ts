import type { ChatMessage } from './message.ts';

type Unread = {
  message: ChatMessage;
  /** Resolves once `delivered` was reported, which `read` must not overtake. */
  reported: Promise<void>;
};

export type Phone = {
  /** E.164 without the plus: what Meta calls wa_id. */
  digits: string;
  name: string;
  /** Business-scoped user id, the same for a number in every run. */
  userId: string;
  username: string;
  online: boolean;
  /** The newest messages of the chat, oldest first. */
  messages: ChatMessage[];
  /** Outbound messages that wait for the phone to come online. */
  undelivered: ChatMessage[];
  /** Outbound messages on the phone that nobody has looked at yet. */
  unread: Unread[];
  /** Inbound messages that the business hasn't marked as read yet. */
  unseen: ChatMessage[];
  /** Milliseconds since the epoch. */
  typingUntil: number;
  /** Milliseconds since the epoch, null when the operator never wrote. */
  lastInboundAt: number | null;
  /** The moment at which the pair rate's debt is paid, in ms since the epoch. */
  pairRatePaidAt: number;
};

/** What the page and tests see of a phone. */
export function phoneView(phone: Phone, now: number) {
  const last = phone.messages.at(-1);
  return {
    digits: phone.digits,
    phoneNumber: `+${phone.digits}`,
    name: phone.name,
    userId: phone.userId,
    online: phone.online,
    typing: phone.typingUntil > now,
    typingUntil: phone.typingUntil,
    unread: phone.unread.length,
    messages: phone.messages.length,
    lastMessage: last ?? null,
  };
}
