import { z } from 'zod';
import type { UploadResult } from './cloud-api-types.ts';

/** `{"id":"1037543291543636"}` [M:media]. */
export function readUpload(json: unknown): Extract<UploadResult, { kind: 'uploaded' }> | null {
  const upload = z
    .object({ id: z.union([z.string().min(1), z.number().transform(String)]) })
    .safeParse(json).data;
  return upload ? { kind: 'uploaded', mediaId: upload.id } : null;
}
