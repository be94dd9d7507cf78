import type { Response } from 'express';
import { z } from 'zod';
import { RefusedError } from '../phone/refused-error.ts';
import type { World } from '../world/world.ts';
import { validate } from './validate.ts';

const body = z.strictObject({
  base64: z.base64().min(1),
  mimeType: z.string().min(3),
  filename: z.string().optional(),
});

/** Keeps a file as if an operator had sent it: for raw messages such as a voice note. */
export function addMedia(world: World, given: unknown) {
  const { base64, mimeType, filename } = validate(body, given);
  const bytes = Buffer.from(base64, 'base64');
  const media = world.media.add({ bytes, mimeType, filename: filename ?? null });
  return { id: media.id, sha256: media.sha256.toString('base64'), mimeType };
}

const SHOWN = /^(image\/(jpeg|png|webp|gif|heic|heif|avif)|video\/mp4|audio\/[a-z0-9]+)$/;

/** The bytes for the page. Only what can't run as a page of its own is shown; the rest is a download. */
export function showMedia(world: World, id: string, res: Response): void {
  const media = world.media.get(id);
  if (!media) throw new RefusedError(`id: no media ${id}`);
  const shown = SHOWN.test(media.mimeType);
  res.set({
    'content-type': shown ? media.mimeType : 'application/octet-stream',
    'content-disposition': shown ? 'inline' : 'attachment',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, max-age=3600',
  });
  res.end(media.bytes);
}
