import type { Photo } from '../../shared/contracts/submissions.ts';
import { thumbnailFilename } from './photo-filename.ts';
import type { PhotoRow } from './photo-row.ts';
import { PHOTOS_PATH } from './photos-path.ts';

/** A photo as the API shows it. Addresses only while there is something behind them. */
export function presentPhoto(row: PhotoRow): Photo {
  const stored = row.status === 'stored' && row.filename !== null;
  return {
    filename: row.filename,
    url: stored ? `${PHOTOS_PATH}/${row.filename}` : null,
    thumbnailUrl: stored ? `${PHOTOS_PATH}/${thumbnailFilename(row.id)}` : null,
    status: row.status,
    failure: row.failure,
    width: row.width,
    height: row.height,
    capturedAt: row.capturedAt?.toISOString() ?? null,
  };
}
