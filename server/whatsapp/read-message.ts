import { cut } from './cut.ts';
import { messageContent } from './message-content.ts';
import type { InboundMessage } from './parsed-webhook.ts';
import { readUserId, readWaId } from './person-id.ts';
import { type Contact, type Message, messageSchema } from './webhook-schema.ts';
import { readTime } from './webhook-time.ts';

/** Ids are opaque; those seen are 60 characters or so. */
const WAMID_MAX = 255;
const PROFILE_NAME_MAX = 256;

export interface MessageSurroundings {
  phoneNumberId: string | null;
  contacts: Contact[];
  receivedAt: Date;
}

/** One member of `messages`, already storable; or the reason why it cannot be handled as a message. */
export function readMessage(raw: unknown, around: MessageSurroundings): InboundMessage | { reason: string } {
  const message = messageSchema.safeParse(raw).data;
  if (!message) return { reason: 'a message that is no object' };
  if (!message.id) return { reason: 'a message without an id' };
  if (message.id.length > WAMID_MAX) return { reason: 'a message with an id that is too long' };
  if (!around.phoneNumberId) return { reason: 'a message without the id of our number' };
  if (message.group_id) return { reason: 'a message from a group' };
  const sender = readSender(message, around.contacts);
  if (sender.waId === null && sender.userId === null) return { reason: 'a message without a sender' };
  const quoted = message.context?.id;
  return {
    wamid: message.id,
    phoneNumberId: around.phoneNumberId,
    ...sender,
    sentAt: readTime(message.timestamp, around.receivedAt),
    ...messageContent(message),
    quotedWamid: quoted && quoted.length <= WAMID_MAX ? quoted : null,
    raw,
  };
}

/** The sender as the message names it, filled up from the contact that is the same person. */
function readSender(
  message: Message,
  contacts: Contact[],
): Pick<InboundMessage, 'waId' | 'userId' | 'profileName'> {
  const waId = readWaId(message.from);
  const userId = readUserId(message.from_user_id) ?? readUserId(message.from);
  const contact = contacts.find((one) => isSame(one, waId, userId)) ?? onlyContact(contacts, message);
  const name = contact?.profile?.name;
  return {
    waId: waId ?? readWaId(contact?.wa_id),
    userId: userId ?? readUserId(contact?.user_id),
    profileName: name ? cut(name, PROFILE_NAME_MAX) : null,
  };
}

function isSame(contact: Contact, waId: string | null, userId: string | null): boolean {
  if (userId !== null && readUserId(contact.user_id) === userId) return true;
  return waId !== null && readWaId(contact.wa_id) === waId;
}

/** A message that names nobody can only be from the one contact there is; system messages are from Meta. */
function onlyContact(contacts: Contact[], message: Message): Contact | undefined {
  const namesSomebody = message.from !== undefined || message.from_user_id !== undefined;
  return contacts.length === 1 && !namesSomebody && message.type !== 'system' ? contacts[0] : undefined;
}
