import type { Phone } from './phone.ts';
import { userIdOf } from './user-id.ts';
import type { World } from './world.ts';

/** The phone with this number; it comes into being when nobody has heard of it yet. */
export function findPhone(world: World, digits: string, name?: string): Phone {
  const known = world.phones.get(digits);
  if (known) {
    if (name && name !== known.name) {
      known.name = name;
      world.events.emit({ type: 'phone', phone: digits });
    }
    return known;
  }
  const phone: Phone = {
    digits,
    name: name ?? `Operator ${digits.slice(-4)}`,
    userId: userIdOf(digits, world.settings.wabaId),
    username: `operator_${digits.slice(-4)}`,
    online: true,
    messages: [],
    undelivered: [],
    unread: [],
    unseen: [],
    typingUntil: 0,
    lastInboundAt: null,
    pairRatePaidAt: 0,
  };
  world.phones.set(digits, phone);
  world.phonesByUserId.set(phone.userId, phone);
  world.events.emit({ type: 'phone', phone: digits });
  return phone;
}
