import { z } from 'zod';
import { endpoint, seen } from '../endpoint.ts';

/** Thirty days. */
export const MOST_SESSION_HOURS = 720;

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

/** Meta's approved message template (its body has one variable) for what is said outside the customer-service window. */
const MessageTemplate = z.object({
  name: z.string().regex(/^[a-z0-9_]{1,512}$/, 'has small letters, digits and underscores only'),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(_[A-Za-z]{2,4})?$/, 'is not a language code of WhatsApp’s such as en or pt_BR'),
});

export const Settings = z.object({
  /** IANA; the plant's, wherever the reader sits. */
  timeZone: z.string(),
  /** Hours after which a conversation session expires. */
  sessionHours: z.int(),
  /** Whether new conversations start; running ones finish either way. */
  whatsappEnabled: z.boolean(),
  /** null: nothing can be said while the customer-service window is closed. */
  messageTemplate: MessageTemplate.nullable(),
  updatedAt: z.string(),
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
    .object({
      ...seen,
      timeZone: TimeZone,
      sessionHours: z.int().min(1).max(MOST_SESSION_HOURS),
      whatsappEnabled: z.boolean(),
      messageTemplate: MessageTemplate.nullable(),
    })
    .partial(),
  response: Settings,
  changes: ['settings'],
});
