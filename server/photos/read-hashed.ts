import { createHash } from 'node:crypto';

export interface ReadFile {
  bytes: Buffer;
  /** Of `bytes`, in hex. */
  sha256: string;
}

/** Reads a stream to its end, hashing as it goes; how long it may be is for the stream to see to. Throws what it throws. */
export async function readHashed(body: AsyncIterable<Uint8Array>): Promise<ReadFile> {
  const chunks: Uint8Array[] = [];
  const hash = createHash('sha256');
  for await (const chunk of body) {
    hash.update(chunk);
    chunks.push(chunk);
  }
  return { bytes: Buffer.concat(chunks), sha256: hash.digest('hex') };
}
