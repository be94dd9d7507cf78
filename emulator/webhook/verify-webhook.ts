import { randomInt } from 'node:crypto';
import { request } from 'undici';
import type { World } from '../world/world.ts';

export type Verification = { ok: boolean; status: number | null; body: string; message: string };

/** Performs Meta's verification GET; good is 200 with the bare challenge as body [M:wh-endpoint]. Never throws. */
export async function verifyWebhook(world: World, token?: string): Promise<Verification> {
  const challenge = String(randomInt(1_000_000_000, 2_000_000_000));
  const url = new URL(world.settings.webhookUrl);
  url.searchParams.set('hub.mode', 'subscribe');
  url.searchParams.set('hub.challenge', challenge);
  url.searchParams.set('hub.verify_token', token ?? world.settings.verifyToken);
  try {
    const response = await request(url, {
      dispatcher: world.webhooks.agent,
      headers: { 'user-agent': 'facebookexternalua' },
    });
    const body = await response.body.text();
    const ok = response.statusCode === 200 && body === challenge;
    const message = ok ? 'Verified' : 'The webhook must answer 200 with the bare challenge';
    return { ok, status: response.statusCode, body: body.slice(0, 2000), message };
  } catch {
    return { ok: false, status: null, body: '', message: 'The webhook could not be reached' };
  }
}
