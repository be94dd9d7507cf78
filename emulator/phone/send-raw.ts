import { contactOf } from '../webhook/contact-of.ts';
import { envelope } from '../webhook/envelope.ts';
import { advanceStatus } from '../world/advance-status.ts';
import { keepMessage } from '../world/keep-message.ts';
import type { ChatMessage } from '../world/message.ts';
import type { Phone } from '../world/phone.ts';
import type { World } from '../world/world.ts';

type RawMessage = Record<string, unknown>;

/**
 * Sends any message object, known kind or not. `id`, `from`, `from_user_id` and `timestamp` are filled in where
 * they are missing; a null takes them out. A `system` message comes without contacts [M:wh-system].
 */
export function sendRaw(world: World, phone: Phone, raw: RawMessage): ChatMessage {
  const type = typeof raw.type === 'string' ? raw.type : 'unknown';
  const kept = keepMessage(world, phone, {
    direction: 'inbound',
    type,
    content: raw[type] ?? raw,
    quote: quoteOf(raw),
    ...(typeof raw.id === 'string' ? { wamid: raw.id } : {}),
    ...(Number.isFinite(Number(raw.timestamp ?? Number.NaN)) ? { timestamp: Number(raw.timestamp) } : {}),
  });
  const hidden = world.switches.hidePhoneNumber;
  const filled = {
    ...(hidden ? {} : { from: phone.digits }),
    from_user_id: phone.userId,
    id: kept.wamid,
    timestamp: String(kept.timestamp),
    ...raw,
  };
  const message = Object.fromEntries(Object.entries(filled).filter(([, value]) => value !== null));
  const contacts = type === 'system' ? {} : { contacts: [contactOf(phone, hidden)] };
  if (type !== 'reaction' && type !== 'system') phone.lastInboundAt = world.settings.now();
  advanceStatus(world, kept, 'sent');
  showReaction(world, phone, raw);
  phone.unseen.push(kept);
  world.tasks.run(async () => {
    await world.webhooks.send({
      kind: 'message',
      wamids: [kept.wamid],
      envelope: envelope(world, { ...contacts, messages: [message] }),
    });
    advanceStatus(world, kept, 'delivered');
  });
  return kept;
}

function quoteOf(raw: RawMessage): string | null {
  const context = raw.context;
  if (typeof context !== 'object' || context === null || !('id' in context)) return null;
  return typeof context.id === 'string' ? context.id : null;
}

function showReaction(world: World, phone: Phone, raw: RawMessage) {
  const reaction = raw.reaction;
  if (typeof reaction !== 'object' || reaction === null || !('message_id' in reaction)) return;
  const target = world.messages.get(String(reaction.message_id));
  if (!target) return;
  target.reactions.inbound = 'emoji' in reaction ? String(reaction.emoji ?? '') : '';
  const { wamid, reactions } = target;
  world.events.emit({ type: 'reaction', phone: phone.digits, wamid, reactions });
}
