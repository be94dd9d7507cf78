import type { Photo } from '../../shared/contracts/submissions.ts';
import type { photos } from '../db/schema/photos.ts';
import { thumbnailFilename } from '../photos/photo-filename.ts';

const urlOf = (filename: string) => `/api/whatsapp-photos/${filename}`;

/** A photo as routes show it: without an address until it is stored. */
export function presentPhoto(row: typeof photos.$inferSelect): Photo {
  const stored = row.status === 'stored' && row.filename !== null;
  return {
    filename: row.filename,
    url: stored ? urlOf(row.filename as string) : null,
    thumbnailUrl: stored ? urlOf(thumbnailFilename(row.id)) : null,
    status: row.status,
    failure: row.failure,
    width: row.width,
    height: row.height,
    capturedAt: row.capturedAt?.toISOString() ?? null,
  };
}
