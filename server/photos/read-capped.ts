import { createHash } from 'node:crypto';

export interface ReadFile {
  bytes: Buffer;
  /** Of `bytes`, in hex. */
  sha256: string;
}

/** Reads a stream to its end, hashing as it goes. Ends the stream and answers `null` when it has more than `most` bytes. */
export async function readCapped(body: AsyncIterable<Uint8Array>, most: number): Promise<ReadFile | null> {
  const chunks: Uint8Array[] = [];
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > most) return null;
    hash.update(chunk);
    chunks.push(chunk);
  }
  return { bytes: Buffer.concat(chunks, size), sha256: hash.digest('hex') };
}
