import { createHmac } from 'node:crypto';
import type { World } from '../world/world.ts';
import { GraphError } from './graph-error.ts';

/** A proof of the app secret is optional, but a wrong one is refused: hex HMAC-SHA256 of the access token, keyed with the secret. */
export function checkProof(world: World, authorization: string | undefined, proof: unknown): void {
  if (proof === undefined) return;
  const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
  const expected = createHmac('sha256', world.settings.appSecret).update(token).digest('hex');
  if (proof !== expected)
    throw new GraphError(100, { message: 'Invalid appsecret_proof provided in the API argument' });
}
