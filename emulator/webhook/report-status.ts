import { errorTitle } from '../graph/error-table.ts';
import type { ChatMessage } from '../world/message.ts';
import type { Phone } from '../world/phone.ts';
import type { World } from '../world/world.ts';
import { contactOf } from './contact-of.ts';
import { envelope } from './envelope.ts';

type Reported = 'sent' | 'delivered' | 'read' | 'failed';

/**
 * Sends a status webhook. `pricing` comes with `sent` and with `delivered`, never with a third one; `contacts` is
 * left out on `failed` [M:wh-status]. Resolves after the first attempt, or at once while statuses are held.
 */
export async function reportStatus(
  world: World,
  phone: Phone,
  message: ChatMessage,
  status: Reported,
): Promise<void> {
  const value = statusValue(world, phone, message, status);
  const send = () =>
    world.webhooks.send({ kind: 'status', wamids: [message.wamid], envelope: envelope(world, value) });
  if (world.switches.holdStatuses) world.heldStatuses.push(send);
  else await send();
}

function statusValue(world: World, phone: Phone, message: ChatMessage, status: Reported) {
  const hidden = world.switches.hidePhoneNumber && message.sentTo === 'bsuid';
  const showUsername = hidden && status !== 'sent';
  const contacts = status === 'failed' ? {} : { contacts: [contactOf(phone, hidden, showUsername)] };
  const namesUser = status !== 'failed' || message.sentTo === 'bsuid';
  return {
    ...contacts,
    statuses: [
      {
        id: message.wamid,
        status,
        timestamp: String(Math.floor(world.settings.now() / 1000)),
        ...(hidden ? {} : { recipient_id: phone.digits }),
        ...(namesUser ? { recipient_user_id: phone.userId } : {}),
        ...(message.callbackData === null ? {} : { biz_opaque_callback_data: message.callbackData }),
        ...(status === 'sent' || status === 'delivered' ? { pricing: pricing(message) } : {}),
        ...(status === 'failed' ? { errors: [statusError(message.failedWith ?? 131000)] } : {}),
      },
    ],
  };
}

function pricing(message: ChatMessage) {
  const category = message.type === 'template' ? 'utility' : 'service';
  return { billable: true, pricing_model: 'PMP', category, type: 'regular' };
}

function statusError(code: number) {
  const title = errorTitle(code);
  return {
    code,
    title,
    message: title,
    error_data: { details: title },
    href: '/documentation/business-messaging/whatsapp/support/error-codes',
  };
}
