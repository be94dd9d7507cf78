import { reportStatus } from '../webhook/report-status.ts';
import { advanceStatus } from '../world/advance-status.ts';
import type { Phone } from '../world/phone.ts';
import type { World } from '../world/world.ts';

/** The operator looks at the chat: everything on the phone is read, and the business is told in order. */
export async function readOnPhone(world: World, phone: Phone): Promise<void> {
  const unread = phone.unread;
  phone.unread = [];
  for (const { message, reported } of unread) {
    advanceStatus(world, message, 'read');
    await reported;
    await reportStatus(world, phone, message, 'read');
  }
}
