import { and, eq } from 'drizzle-orm';
import type { Db, Tx } from '../db/db.ts';
import type { Pool } from '../db/pool.ts';
import { retryTx } from '../db/retry-tx.ts';
import { photos } from '../db/schema/photos.ts';
import { type PhotoRef, photoRefOf } from './photo-row.ts';

export interface StoredPhoto {
  filename: string;
  /** Of the stored file, in hex. */
  sha256: string;
  bytes: number;
  /** Of the file as it came from WhatsApp. */
  sourceSha256: string;
  sourceBytes: number;
  width: number;
  height: number;
  capturedAt: Date | null;
}

const pending = (photoId: string) => and(eq(photos.id, photoId), eq(photos.status, 'pending'));

/** Says that the files are on the disk. `null` when the photo isn't to be fetched any more: deleted, or settled by another. */
export async function markStored(
  db: Db,
  photoId: string,
  stored: StoredPhoto,
  now: Date,
): Promise<PhotoRef | null> {
  const [row] = await db
    .update(photos)
    .set({ ...stored, status: 'stored', failure: null, storedAt: now })
    .where(pending(photoId))
    .returning();
  return row ? photoRefOf(row) : null;
}

/**
 * Gives a photo up and tells `onFailed` in the same transaction, so that the operator hears of it once: not twice
 * after a crash, and not never. `null` when it was settled before.
 */
export function markFailed(
  pool: Pool,
  photoId: string,
  failure: string,
  onFailed: (tx: Tx, photo: PhotoRef & { failure: string }) => Promise<void>,
): Promise<PhotoRef | null> {
  return retryTx(pool, async (tx) => {
    const [row] = await tx
      .update(photos)
      .set({ status: 'failed', failure })
      .where(pending(photoId))
      .returning();
    if (!row) return null;
    const photo = photoRefOf(row);
    await onFailed(tx, { ...photo, failure });
    return photo;
  });
}
