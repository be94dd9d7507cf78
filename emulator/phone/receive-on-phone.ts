import { reportStatus } from '../webhook/report-status.ts';
import { advanceStatus } from '../world/advance-status.ts';
import type { ChatMessage } from '../world/message.ts';
import type { Phone } from '../world/phone.ts';
import type { World } from '../world/world.ts';
import { readOnPhone } from './read-on-phone.ts';

const KEPT = 2000;

/** A sent message reaches the phone: at once when it is online, else when it comes online. */
export async function receiveOnPhone(world: World, phone: Phone, message: ChatMessage): Promise<void> {
  if (!phone.online) {
    phone.undelivered.push(message);
    return;
  }
  await world.tasks.sleep(world.settings.statusDelayMs);
  const reported = reportStatus(world, phone, message, 'delivered');
  phone.unread.push({ message, reported });
  if (phone.unread.length > KEPT) phone.unread.shift();
  // Told last, so that whoever watches finds the message among the unread ones.
  advanceStatus(world, message, 'delivered');
  await reported;
  if (world.switches.autoRead) await readOnPhone(world, phone);
}
