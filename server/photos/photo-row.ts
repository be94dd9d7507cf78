import type { InferSelectModel } from 'drizzle-orm';
import type { photos } from '../db/schema/photos.ts';

export type PhotoRow = InferSelectModel<typeof photos>;

/** Which photo, and where it belongs; for those who are told what became of it. */
export interface PhotoRef {
  photoId: string;
  operatorId: number;
  sessionId: string | null;
  submissionId: string | null;
  taskIndex: number | null;
  wamid: string;
}

export const photoRefOf = (row: PhotoRow): PhotoRef => ({
  photoId: row.id,
  operatorId: row.operatorId,
  sessionId: row.sessionId,
  submissionId: row.submissionId,
  taskIndex: row.taskIndex,
  wamid: row.wamid,
});
