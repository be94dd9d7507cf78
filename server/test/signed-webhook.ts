import type { Kinto } from '../kinto.ts';
import { sign } from '../whatsapp/signature.ts';
import type { World } from './world.ts';

/** Posts a webhook as Meta would, to any process of the product. */
export async function postWebhook(url: string, appSecret: string, body: unknown): Promise<number> {
  const bytes = Buffer.from(JSON.stringify(body));
  const response = await fetch(`${url}/api/whatsapp/webhook`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': sign(bytes, appSecret) },
    body: bytes,
  });
  await response.arrayBuffer();
  return response.status;
}

/** Brings messages of one number to a process of the product in one webhook, past the emulator: in whatever order and however often. */
export const postMessages = (
  { emulator }: World,
  to: Kinto,
  from: string,
  ...messages: { id: string }[]
): Promise<number> =>
  postWebhook(to.url, emulator.appSecret, messagesWebhook(emulator.phoneNumberId, from, messages));

/** One webhook with these messages, all from one number. */
export function messagesWebhook(
  phoneNumberId: string,
  from: string,
  messages: { id: string; [part: string]: unknown }[],
  timestamp = Math.floor(Date.now() / 1000),
) {
  const digits = from.replace('+', '');
  return {
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '1',
        changes: [
          {
            field: 'messages',
            value: {
              messaging_product: 'whatsapp',
              metadata: { display_phone_number: '15550783881', phone_number_id: phoneNumberId },
              contacts: [{ profile: { name: 'Somebody' }, wa_id: digits }],
              messages: messages.map((message) => ({
                from: digits,
                timestamp: String(timestamp),
                ...message,
              })),
            },
          },
        ],
      },
    ],
  };
}

export const textMessage = (id: string, body: string) => ({ id, type: 'text', text: { body } });
