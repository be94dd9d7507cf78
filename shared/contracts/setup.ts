import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { DeliveryStatus } from '../words.ts';

/** How far the guided start is: told from what is there, so that it can be left and taken up at any time. */
export const Setup = z.object({
  whatsapp: z.object({
    /** `emulator`: no access token is set, and the product plays WhatsApp itself. */
    mode: z.enum(['emulator', 'meta']),
    emulatorUrl: z.string().nullable(),
    /** null while PUBLIC_URL is not set: then nobody but the browser knows it. */
    webhookUrl: z.string().nullable(),
    /** What Meta's dashboard asks for; admins only. */
    verifyToken: z.string().nullable(),
    phoneNumberId: z.string().nullable(),
    /** When the last message of anybody's came in. */
    lastMessageAt: z.string().nullable(),
  }),
  machines: z.int(),
  operators: z.int(),
  templates: z.int(),
  assignments: z.int(),
  dismissed: z.boolean(),
});
export type Setup = z.infer<typeof Setup>;

export const getSetup = endpoint({
  method: 'GET',
  path: '/api/setup',
  access: 'manager',
  summary: 'How far the guided start is',
  response: Setup,
});
export const changeSetup = endpoint({
  method: 'PATCH',
  path: '/api/setup',
  access: 'manager',
  summary: 'Offer the guided start no more, or again',
  body: z.object({ dismissed: z.boolean() }),
  response: Setup,
});

export const ConnectionCheck = z.object({
  items: z.array(
    z.object({
      what: z.enum(['accessToken', 'phoneNumberId', 'appSecret']),
      /** `unknown`: it could not be told, since something else is wrong. */
      state: z.enum(['good', 'bad', 'unknown']),
      /** In plain words: what was found, or what to do. */
      message: z.string(),
    }),
  ),
});
export type ConnectionCheck = z.infer<typeof ConnectionCheck>;

const printable = z
  .string()
  .trim()
  .max(1000)
  .regex(/^[\x21-\x7e]+$/, 'must be printable ASCII without spaces');

export const checkConnection = endpoint({
  method: 'POST',
  path: '/api/setup/connection/check',
  access: 'admin',
  summary: 'Check access token, number and app secret against the Cloud API: those given, or those in use',
  body: z.object({
    given: z
      .object({
        accessToken: printable,
        phoneNumberId: z
          .string()
          .trim()
          .regex(/^\d{1,32}$/, 'must be digits only: the id of the number, not the number'),
        appSecret: printable,
      })
      .optional(),
  }),
  response: ConnectionCheck,
});

export const getTestMessage = endpoint({
  method: 'GET',
  path: '/api/setup/connection/messages/:id',
  access: 'admin',
  summary: 'How far a test message has come',
  params: z.object({ id: z.uuid() }),
  response: z.object({ status: DeliveryStatus, error: z.string().nullable() }),
});
