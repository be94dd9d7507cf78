import type { ChatMessage } from '../world/message.ts';
import type { Phone } from '../world/phone.ts';
import type { World } from '../world/world.ts';
import { type Choice, choicesOf } from './choices-of.ts';
import { RefusedError } from './refused-error.ts';
import { sendFromPhone } from './send-from-phone.ts';

/** The operator presses a button or picks a list row of one of the business's messages. */
export function press(world: World, phone: Phone, wamid: string, id: string, at?: number): ChatMessage {
  const message = world.messages.get(wamid);
  if (message?.phone !== phone.digits || message.direction !== 'outbound') {
    throw new RefusedError(`messageWamid: no message ${wamid} from the business in this chat`);
  }
  const choice = choicesOf(message).find((candidate) => candidate.id === id);
  if (!choice) throw new RefusedError(`id: the message has no button or row ${JSON.stringify(id)}`);
  return sendFromPhone(world, phone, { ...replyOf(choice), quote: wamid, at });
}

function replyOf(choice: Choice): { type: string; content: unknown } {
  const { id, title, description } = choice;
  if (choice.kind === 'template') return { type: 'button', content: { payload: id, text: title } };
  if (choice.kind === 'button') {
    return { type: 'interactive', content: { type: 'button_reply', button_reply: { id, title } } };
  }
  const reply = { id, title, ...(description ? { description } : {}) };
  return { type: 'interactive', content: { type: 'list_reply', list_reply: reply } };
}
