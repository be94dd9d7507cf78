import { fileTypeFromBuffer } from 'file-type';

/** What pictures begin with, and what sharp calls the format then. Names and stated types are not believed. */
const READABLE: Record<string, string> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/apng': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'heif',
};
/** The library that reads AVIF is built without the patented codec of these. */
const HEIC = new Set(['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence']);

/** The format by the file's own first bytes. */
export async function sniffPicture(bytes: Uint8Array): Promise<string | 'heic' | null> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (!found) return null;
  return HEIC.has(found.mime) ? 'heic' : (READABLE[found.mime] ?? null);
}
