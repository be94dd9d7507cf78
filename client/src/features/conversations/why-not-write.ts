import type { Conversation } from '../../../../shared/contracts/conversations.ts';

/** What stands in the way of writing into a chat. */
export type WriteObstacle = 'role' | 'waiting' | 'over' | 'window';

interface Circumstances {
  mayManage: boolean;
  /** The site has a message template for what is said outside the customer-service window. */
  hasTemplate: boolean;
  now: Date;
}

/** Why nobody can write into this chat now; `null` when one can. */
export function whyNotWrite(
  conversation: Pick<Conversation, 'status' | 'windowOpenUntil'>,
  { mayManage, hasTemplate, now }: Circumstances,
): WriteObstacle | null {
  const { status } = conversation;
  if (!mayManage) return 'role';
  if (status === 'waiting') return 'waiting';
  if (status === 'completed' || status === 'cancelled') return 'over';
  return hasTemplate || windowIsOpen(conversation, now) ? null : 'window';
}

export function windowIsOpen({ windowOpenUntil }: Pick<Conversation, 'windowOpenUntil'>, now: Date): boolean {
  return windowOpenUntil !== null && new Date(windowOpenUntil) > now;
}
