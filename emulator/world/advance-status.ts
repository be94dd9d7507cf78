import type { ChatMessage, MessageStatus } from './message.ts';
import type { World } from './world.ts';

const RANK: Record<MessageStatus, number> = { accepted: 0, sent: 1, delivered: 2, read: 3, failed: 4 };

/** Moves a message's status forward and shows it to whoever watches; a step back is ignored. */
export function advanceStatus(
  world: World,
  message: ChatMessage,
  status: MessageStatus,
  failedWith: number | null = null,
): void {
  if (RANK[status] <= RANK[message.status]) return;
  message.status = status;
  message.failedWith = failedWith;
  world.events.emit({ type: 'status', phone: message.phone, wamid: message.wamid, status, failedWith });
}
