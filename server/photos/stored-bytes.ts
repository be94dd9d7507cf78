import { eq, sum } from 'drizzle-orm';
import type { Db } from '../db/db.ts';
import { photos } from '../db/schema/photos.ts';

/** Bytes of all stored photos, without their thumbnails; the value of the gauge `photos_stored_bytes`. */
export async function storedBytes(db: Db): Promise<number> {
  const [row] = await db
    .select({ bytes: sum(photos.bytes) })
    .from(photos)
    .where(eq(photos.status, 'stored'));
  return Number(row?.bytes ?? 0);
}
