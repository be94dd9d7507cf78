import { createHash } from 'node:crypto';
import type { ReferencePicture, uploadReferencePicture } from '../../shared/contracts/templates.ts';
import { recordAct } from '../audit/record-act.ts';
import type { Verb } from '../context.ts';
import { referencePictures } from '../db/schema/reference-pictures.ts';
import { withTx } from '../db/with-tx.ts';
import { AppError } from '../errors.ts';
import { failures } from '../photos/failures.ts';
import { makePicture } from '../photos/make-picture.ts';
import { photoFilename, thumbnailFilename } from '../photos/photo-filename.ts';
import type { PhotoStore } from '../photos/photo-store.ts';
import { PHOTOS_PATH } from '../photos/photos-path.ts';

/** Pixels of the longer side: sharp on any phone, and far below the 5 MB that WhatsApp takes [M:media]. */
const LARGEST_SIDE = 1600;

/**
 * Keeps a picture for tasks: checked and made anew as operators' photos are, so that nothing of the original is left but its pixels.
 * The file is on the disk before its row is there.
 * @throws AppError bad_request when it is no picture that can be read safely
 */
export function uploadReferencePictureVerb(deps: {
  store: PhotoStore;
  newId: () => string;
}): Verb<typeof uploadReferencePicture> {
  return async (context, { body }) => {
    const now = context.clock();
    const made = await makePicture(body.file as Uint8Array, now, { largestSide: LARGEST_SIDE });
    if (made.kind === 'refused') throw refused(made.failure);
    const id = deps.newId();
    const filename = photoFilename(`reference-${id}`);
    await deps.store.write(thumbnailFilename(`reference-${id}`), made.thumbnail);
    await deps.store.write(filename, made.jpeg);
    const { width, height } = made;
    const about = {
      ...{ filename, width, height },
      bytes: made.jpeg.byteLength,
      sha256: createHash('sha256').update(made.jpeg).digest('hex'),
    };
    const createdBy = context.actor.kind === 'user' ? context.actor.id : null;
    await withTx(context.pool, async (tx) => {
      await tx.insert(referencePictures).values({ ...about, id, createdBy, createdAt: now });
      await recordAct(tx, context, {
        action: 'reference-picture.upload',
        subjectKind: 'reference_picture',
        subjectId: id,
        after: { filename, width, height, bytes: about.bytes },
      });
    });
    return presentReferencePicture({ filename, width, height }, id);
  };
}

function refused(failure: string): AppError {
  const words =
    failure === failures.heic
      ? 'This is a HEIC picture, which we cannot read: save it as JPEG first.'
      : failure;
  return new AppError('bad_request', words, { fields: { file: words } });
}

const presentReferencePicture = (
  size: { filename: string; width: number; height: number },
  id: string,
): ReferencePicture => ({
  ...size,
  url: `${PHOTOS_PATH}/${size.filename}`,
  thumbnailUrl: `${PHOTOS_PATH}/${thumbnailFilename(`reference-${id}`)}`,
});
