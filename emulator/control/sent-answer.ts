import type { ChatMessage } from '../world/message.ts';

/** What the control side answers when a phone has sent something. */
export const sentAnswer = (messages: ChatMessage[]) => ({
  wamid: messages[0]?.wamid,
  wamids: messages.map((message) => message.wamid),
});
