import { z } from 'zod';
import { escapeJson } from '../webhook/escape-json.ts';
import { sign } from '../webhook/sign.ts';
import type { World } from '../world/world.ts';
import { validate } from './validate.ts';

const body = z.strictObject({
  /** An object is escaped as Meta does it; a string goes out as it is, JSON or not. */
  body: z.unknown().refine((value) => value !== undefined, 'is required'),
  /** `wrong` is signed with another secret; any other text is sent as the header. */
  signature: z.string().default('good'),
});

/** Sends any webhook once and tells what the product answered. */
export async function sendRawWebhook(world: World, given: unknown) {
  const { body: payload, signature } = validate(body, given);
  const bytes = typeof payload === 'string' ? payload : escapeJson(payload);
  const {
    status,
    error,
    body: answer,
  } = await world.webhooks.sendOnce(bytes, signatureFor(world, bytes, signature));
  return { status, error, body: answer };
}

function signatureFor(world: World, bytes: string, wish: string): string | null {
  const secret = world.settings.appSecret;
  if (wish === 'missing') return null;
  if (wish === 'good') return sign(bytes, secret);
  if (wish === 'wrong') return sign(bytes, `not ${secret}`);
  return wish;
}
