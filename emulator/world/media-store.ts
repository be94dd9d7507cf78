import { createHash } from 'node:crypto';

type Media = {
  id: string;
  bytes: Buffer;
  mimeType: string;
  filename: string | null;
  sha256: Buffer;
};

export type MediaStore = {
  add(file: { bytes: Buffer; mimeType: string; filename: string | null }): Media;
  get(id: string): Media | undefined;
  remove(id: string): boolean;
  totalBytes(): number;
};

/** Keeps files in memory and forgets the oldest when `capacity` bytes are exceeded. */
export function createMediaStore(makeId: () => string, capacity: number): MediaStore {
  const files = new Map<string, Media>();
  let total = 0;

  function remove(id: string) {
    const file = files.get(id);
    if (!file) return false;
    total -= file.bytes.length;
    return files.delete(id);
  }

  return {
    add(file) {
      const media = { ...file, id: makeId(), sha256: createHash('sha256').update(file.bytes).digest() };
      files.set(media.id, media);
      total += media.bytes.length;
      // A Map remembers insertion order, so its first key is the oldest file.
      for (const id of files.keys()) {
        if (total <= capacity || id === media.id) break;
        remove(id);
      }
      return media;
    },
    get: (id) => files.get(id),
    remove,
    totalBytes: () => total,
  };
}
