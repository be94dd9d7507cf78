import type { Chat, OurMessage } from './chat.ts';

/** The last thing we asked that had reached the phone; whether to stop is no question of the checklist. */
export function onPhone({ messages }: Chat, now: number): OurMessage | undefined {
  return messages.findLast((m) => m.say.prompts && m.say.as !== 'notice' && m.deliveredAt <= now);
}
