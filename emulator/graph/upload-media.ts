import type { World } from '../world/world.ts';
import { checkProduct } from './check-message.ts';
import { badParameter, GraphError, missing } from './graph-error.ts';
import { mediaLimit, mediaTypes } from './media-limits.ts';

type Upload = { buffer: Buffer; mimetype: string; originalname: string };

/** Keeps an uploaded file; the part's own type counts, and must be one that the Cloud API takes. */
export function uploadMedia(world: World, body: unknown, file: Upload | undefined): { id: string } {
  takeFailure(world);
  checkProduct({ ...(typeof body === 'object' ? body : {}) });
  if (!file) throw missing('file');
  const mimeType = file.mimetype.split(';')[0]?.trim().toLowerCase() ?? '';
  const limit = mediaLimit(mimeType);
  if (limit === undefined) {
    throw badParameter(
      `Param file must be a file with one of the following types: ${mediaTypes()}. Received file of type '${file.mimetype}'.`,
    );
  }
  if (file.buffer.length > limit || file.buffer.length === 0) {
    throw new GraphError(131053, {
      details: `File size ${file.buffer.length} is out of range; the limit for ${mimeType} is ${limit} bytes.`,
    });
  }
  const { id } = world.media.add({ bytes: file.buffer, mimeType, filename: file.originalname || null });
  return { id };
}

/** Uses up one of the failures that were ordered. */
function takeFailure(world: World): void {
  const ordered = world.switches.failNextUploads;
  if (ordered.count === 0) return;
  ordered.count -= 1;
  world.events.emit({ type: 'switches', switches: world.switches });
  throw new GraphError(ordered.code, { details: 'This failure was ordered by the switch failNextUploads.' });
}
