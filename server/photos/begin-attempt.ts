import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '../db/db.ts';
import { photos } from '../db/schema/photos.ts';
import type { PhotoRow } from './photo-row.ts';

/** The photo if it still is to be fetched, else `null`. */
export async function findPending(db: Db, photoId: string): Promise<PhotoRow | null> {
  const [row] = await db.select().from(photos).where(pending(photoId));
  return row ?? null;
}

/** Counts an attempt before it is made, so that one which kills the process counts as well. `null`: no longer to be fetched. */
export async function beginAttempt(db: Db, photoId: string): Promise<PhotoRow | null> {
  const [row] = await db
    .update(photos)
    .set({ attempts: sql`${photos.attempts} + 1` })
    .where(pending(photoId))
    .returning();
  return row ?? null;
}

/** For one that says nothing about the photo: the disk was at fault. */
export async function forgetAttempt(db: Db, photoId: string): Promise<void> {
  await db
    .update(photos)
    .set({ attempts: sql`greatest(${photos.attempts} - 1, 0)` })
    .where(pending(photoId));
}

/** Counts that Meta has said there is no such photo. @returns how often by now */
export async function countRefusal(db: Db, photoId: string): Promise<number> {
  const [row] = await db
    .update(photos)
    .set({ refusals: sql`${photos.refusals} + 1` })
    .where(pending(photoId))
    .returning({ refusals: photos.refusals });
  return row?.refusals ?? 0;
}

const pending = (photoId: string) => and(eq(photos.id, photoId), eq(photos.status, 'pending'));
