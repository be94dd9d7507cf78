import { z } from 'zod';
import { endpoint } from '../endpoint.ts';

const TimeZone = z
  .string()
  .max(64)
  .refine((zone) => {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
    } catch {
      return false;
    }
  }, 'is not a time zone such as Asia/Kolkata');

export const Settings = z.object({
  /** IANA; the plant's, wherever the reader sits. */
  timeZone: z.string(),
  /** Hours after which a conversation session expires. */
  sessionHours: z.int(),
  /** Whether new conversations start; running ones finish either way. */
  whatsappEnabled: z.boolean(),
});
export type Settings = z.infer<typeof Settings>;

export const getSettings = endpoint({
  method: 'GET',
  path: '/api/settings',
  access: 'signed-in',
  summary: 'What holds for the whole site',
  response: Settings,
});
export const changeSettings = endpoint({
  method: 'PATCH',
  path: '/api/settings',
  access: 'admin',
  summary: 'Change what holds for the whole site',
  body: z
    .object({ timeZone: TimeZone, sessionHours: z.int().min(1).max(720), whatsappEnabled: z.boolean() })
    .partial(),
  response: Settings,
  changes: ['settings'],
});
