import { createHmac, timingSafeEqual } from 'node:crypto';
import type { World } from '../world/world.ts';

/** A media address is good for five minutes [M:media]. */
const LIFETIME_SECONDS = 5 * 60;

export const MEDIA_PATH = '/whatsapp_business/attachments/';

const hashOf = (world: World, id: string, expires: string) =>
  createHmac('sha256', world.settings.appSecret).update(`${id}:${expires}`).digest('base64url');

/** Where the bytes of a media id can be fetched for the next five minutes. */
export function mediaAddress(world: World, id: string): string {
  const expires = String(Math.floor(world.settings.now() / 1000) + LIFETIME_SECONDS);
  const query = new URLSearchParams({ mid: id, ext: expires, hash: hashOf(world, id, expires) });
  return `${world.ownUrl}${MEDIA_PATH}?${query}`;
}

/** The media id in an address that is ours and hasn't expired, else null. */
export function readMediaAddress(world: World, query: Record<string, unknown>): string | null {
  const { mid, ext, hash } = query;
  if (typeof mid !== 'string' || typeof ext !== 'string' || typeof hash !== 'string') return null;
  const expected = Buffer.from(hashOf(world, mid, ext));
  const given = Buffer.from(hash);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  if (world.switches.expireMedia !== false) return null;
  return Number(ext) * 1000 > world.settings.now() ? mid : null;
}
