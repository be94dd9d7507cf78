import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '../db/db.ts';
import { uploadedMedia } from '../db/schema/uploaded-media.ts';
import type { CloudApi, UploadResult } from '../whatsapp/cloud-api-types.ts';

/** Days that we rely on an id; Meta keeps uploaded media for 30 [M:media]. */
const GOOD_FOR_DAYS = 25;

/** Pictures of ours that the Cloud API has, or is to get. */
export interface Uploads {
  /** The id that Meta gave this file, while it can be relied on. */
  idOf(filename: string): Promise<string | null>;
  /** Uploads it, once for all who ask at the same time; at most 15 s. `missing`: there is no such file. */
  upload(filename: string): Promise<UploadResult | { kind: 'missing' }>;
  /** Meta does not know this id any more. */
  forget(filename: string, mediaId: string): Promise<void>;
}

export function createUploads(deps: {
  db: Db;
  cloudApi: Pick<CloudApi, 'uploadMedia'>;
  phoneNumberId: string;
  readFile: (filename: string) => Promise<Uint8Array | null>;
  clock: () => Date;
}): Uploads {
  const { db, phoneNumberId, clock } = deps;
  const running = new Map<string, ReturnType<Uploads['upload']>>();
  const its = (filename: string) =>
    and(eq(uploadedMedia.filename, filename), eq(uploadedMedia.phoneNumberId, phoneNumberId));

  async function upload(filename: string): ReturnType<Uploads['upload']> {
    const bytes = await deps.readFile(filename);
    if (!bytes) return { kind: 'missing' };
    const result = await deps.cloudApi.uploadMedia(bytes, 'image/jpeg', filename);
    if (result.kind !== 'uploaded') return result;
    const { mediaId } = result;
    await db
      .insert(uploadedMedia)
      .values({ filename, phoneNumberId, mediaId, uploadedAt: clock() })
      .onConflictDoUpdate({
        target: [uploadedMedia.filename, uploadedMedia.phoneNumberId],
        set: { mediaId: sql`excluded.media_id`, uploadedAt: sql`excluded.uploaded_at` },
      });
    return result;
  }

  return {
    async idOf(filename) {
      const [row] = await db.select().from(uploadedMedia).where(its(filename));
      if (!row) return null;
      const days = (clock().getTime() - row.uploadedAt.getTime()) / 86_400_000;
      return days < GOOD_FOR_DAYS ? row.mediaId : null;
    },
    upload(filename) {
      const uploading =
        running.get(filename) ?? upload(filename).finally(() => void running.delete(filename));
      running.set(filename, uploading);
      return uploading;
    },
    async forget(filename, mediaId) {
      await db.delete(uploadedMedia).where(and(its(filename), eq(uploadedMedia.mediaId, mediaId)));
    },
  };
}
