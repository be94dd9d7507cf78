import type { Phone } from '../world/phone.ts';
import type { World } from '../world/world.ts';
import { receiveOnPhone } from './receive-on-phone.ts';

/** Takes a phone off the network, or back: then what waited for it arrives in order. */
export function setOnline(world: World, phone: Phone, online: boolean): void {
  if (phone.online === online) return;
  phone.online = online;
  world.events.emit({ type: 'phone', phone: phone.digits });
  if (!online) return;
  const waiting = phone.undelivered;
  phone.undelivered = [];
  world.tasks.run(async () => {
    for (const message of waiting) await receiveOnPhone(world, phone, message);
  });
}
