import { z } from 'zod';
import type { MediaInfoResult } from './cloud-api-types.ts';

const text = z.string().min(1).nullish().catch(null);

const mediaSchema = z.object({
  url: z.string().min(1),
  mime_type: text,
  sha256: text,
  // A number in practice, a string in Meta's documentation [M:media].
  file_size: z
    .union([
      z.number().int().nonnegative(),
      z
        .string()
        .regex(/^\d{1,15}$/)
        .transform(Number),
    ])
    .nullish()
    .catch(null),
});

/** First hop of a download [M:media]. */
export function readMediaInfo(json: unknown): Extract<MediaInfoResult, { kind: 'found' }> | null {
  const media = mediaSchema.safeParse(json).data;
  if (!media) return null;
  return {
    kind: 'found',
    url: media.url,
    mimeType: media.mime_type ?? null,
    sha256: media.sha256 ?? null,
    fileSize: media.file_size ?? null,
  };
}
