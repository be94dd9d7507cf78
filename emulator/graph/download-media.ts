import type { Request, Response } from 'express';
import type { World } from '../world/world.ts';
import { authorise } from './authorise.ts';
import { readMediaAddress } from './media-address.ts';

/** The second hop of a download: needs the bearer token and a User-Agent; 404 once the address has expired [M:media]. */
export function downloadMedia(world: World, req: Request, res: Response): void {
  if (!req.get('user-agent')) {
    res.status(400).type('html').send('<html><title>Error</title><p>Sorry, something went wrong.</p></html>');
    return;
  }
  authorise(world, req.get('authorization'));
  const id = readMediaAddress(world, req.query);
  const media = id === null ? undefined : world.media.get(id);
  if (!media) {
    res.status(404).type('text').send('Not found');
    return;
  }
  res.set('content-type', media.mimeType).set('x-content-type-options', 'nosniff').end(media.bytes);
}
