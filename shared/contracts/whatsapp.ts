import { z } from 'zod';
import { endpoint, name } from '../endpoint.ts';

export const sendMessage = endpoint({
  method: 'POST',
  path: '/api/whatsapp/send',
  access: 'admin',
  summary: 'Send a text to a person whose customer-service window is open',
  body: z.object({ to: z.string().trim().min(5).max(40), message: name(4096) }),
  response: z.object({ success: z.literal(true), messageId: z.string() }),
});

export const UnknownSender = z.object({
  sender: z.string(),
  profileName: z.string().nullable(),
  messages: z.int(),
  firstMessageAt: z.string(),
  lastMessageAt: z.string(),
});
export const listUnknownSenders = endpoint({
  method: 'GET',
  path: '/api/whatsapp/unknown-senders',
  access: 'manager',
  summary: 'People who wrote and whom nobody registered, newest first',
  response: z.object({ items: z.array(UnknownSender) }),
});
