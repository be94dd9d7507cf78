import { receiveOnPhone } from '../phone/receive-on-phone.ts';
import { reportStatus } from '../webhook/report-status.ts';
import { advanceStatus } from '../world/advance-status.ts';
import { keepMessage } from '../world/keep-message.ts';
import type { ChatMessage } from '../world/message.ts';
import type { Phone } from '../world/phone.ts';
import type { World } from '../world/world.ts';
import { type Checked, checkMessage } from './check-message.ts';
import type { Fields } from './check-text.ts';
import { findRecipient, type Recipient } from './find-recipient.ts';
import { GraphError } from './graph-error.ts';
import { takePairRate } from './take-pair-rate.ts';

const WINDOW_MS = 24 * 60 * 60 * 1000;

/**
 * Accepts a message for an operator: it gets a wamid, is put on its way, and its statuses follow by webhook.
 * @throws GraphError with Meta's code when the body, the recipient or a switch refuses it
 */
export function sendMessage(world: World, body: Fields) {
  const checked = checkMessage(world, body);
  const recipient = findRecipient(world, body);
  const failLater = takeFailure(world);
  if (world.switches.pairRate) takePairRate(recipient.phone, world.settings.now());
  const message = accept(world, recipient, checked);
  const failure = failLater ?? outsideWindow(world, recipient.phone, checked.type);
  world.tasks.run(() => carry(world, recipient.phone, message, failure));
  return answer(recipient, message);
}

/** Uses up one of the failures that were ordered: throws it, or returns the code of one that shows up later. */
function takeFailure(world: World): number | null {
  const ordered = world.switches.failNextSends;
  if (ordered.count === 0) return null;
  ordered.count -= 1;
  world.events.emit({ type: 'switches', switches: world.switches });
  if (ordered.later) return ordered.code;
  throw new GraphError(ordered.code, { details: 'This failure was ordered by the switch failNextSends.' });
}

function outsideWindow(world: World, phone: Phone, type: string): number | null {
  if (!world.switches.window24h || type === 'template') return null;
  const open = phone.lastInboundAt !== null && world.settings.now() - phone.lastInboundAt < WINDOW_MS;
  return open ? null : 131047;
}

function accept(world: World, recipient: Recipient, checked: Checked): ChatMessage {
  const { phone, sentTo } = recipient;
  phone.typingUntil = 0;
  if (checked.type === 'reaction') return acceptReaction(world, recipient, checked);
  return keepMessage(world, phone, { direction: 'outbound', sentTo, ...checked });
}

/** A reaction is no bubble of its own: it shows on the message that it is about. */
function acceptReaction(world: World, { phone, sentTo }: Recipient, checked: Checked): ChatMessage {
  const target = world.messages.get(String(checked.content.message_id));
  if (target) {
    target.reactions.outbound = String(checked.content.emoji);
    const { wamid, reactions } = target;
    world.events.emit({ type: 'reaction', phone: phone.digits, wamid, reactions });
  }
  return keepMessage(world, phone, { direction: 'outbound', sentTo, ...checked });
}

/** Takes an accepted message to the phone, one status after the other. A reaction gets no further than `sent`. */
async function carry(world: World, phone: Phone, message: ChatMessage, failure: number | null) {
  await world.tasks.sleep(world.settings.statusDelayMs);
  if (failure !== null) {
    advanceStatus(world, message, 'failed', failure);
    await reportStatus(world, phone, message, 'failed');
    return;
  }
  advanceStatus(world, message, 'sent');
  await reportStatus(world, phone, message, 'sent');
  if (message.type !== 'reaction') await receiveOnPhone(world, phone, message);
}

function answer({ phone, input, sentTo }: Recipient, message: ChatMessage) {
  const contact = sentTo === 'bsuid' ? { input, user_id: phone.userId } : { input, wa_id: phone.digits };
  return {
    messaging_product: 'whatsapp',
    contacts: [contact],
    messages: [{ id: message.wamid, message_status: 'accepted' }],
  };
}
