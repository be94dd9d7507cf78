import { and, eq } from 'drizzle-orm';
import type { Db } from '../db/db.ts';
import { photos } from '../db/schema/photos.ts';
import { photoFilename, thumbnailFilename } from './photo-filename.ts';
import type { PhotoStore } from './photo-store.ts';

/** Removes the files of a photo whose row vanished while it was fetched; another run's files, which are the same, stay. */
export async function removeUnlessStored(db: Db, store: PhotoStore, photoId: string): Promise<void> {
  const [row] = await db
    .select({ id: photos.id })
    .from(photos)
    .where(and(eq(photos.id, photoId), eq(photos.status, 'stored')));
  if (row) return;
  await store.remove(photoFilename(photoId));
  await store.remove(thumbnailFilename(photoId));
}
