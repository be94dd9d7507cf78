import { asc, inArray } from 'drizzle-orm';
import type { Db } from '../db/db.ts';
import { photos } from '../db/schema/photos.ts';
import { bySubmission } from './by-submission.ts';

export type PhotoRow = typeof photos.$inferSelect;

/** All photos, by submission, in the order in which they came. */
export async function readPhotos(db: Db, submissionIds: string[]): Promise<Map<string, PhotoRow[]>> {
  const rows = await db
    .select()
    .from(photos)
    .where(inArray(photos.submissionId, submissionIds))
    .orderBy(asc(photos.receivedAt), asc(photos.id));
  return bySubmission(rows);
}
