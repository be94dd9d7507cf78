import type { PhotoStore } from './photo-store.ts';

/** A whole photo; `null` when there is none of that name. */
export async function readPhoto(store: PhotoStore, filename: string): Promise<Buffer | null> {
  const photo = await store.open(filename);
  if (photo === 'absent' || photo === 'forbidden') return null;
  try {
    return await photo.file.readFile();
  } finally {
    await photo.file.close();
  }
}
