import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import type { DownloadedFile } from '../context.ts';

/**
 * Sends a file to keep: never shown in place, never guessed at, never cached. Resolves when it is sent or the client has gone.
 * @throws whatever making the body throws; before its first piece that still becomes a proper refusal.
 */
export async function sendDownload(
  response: Response,
  { filename, type, body }: DownloadedFile,
): Promise<void> {
  const pieces = typeof body === 'string' || body instanceof Uint8Array ? null : await begun(body);
  response.attachment(cleanFilename(filename));
  response.set({
    'Content-Type': type,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  if (pieces === null) {
    response.send(Buffer.from(body as string | Uint8Array));
    return;
  }
  try {
    await pipeline(Readable.from(pieces), response);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}

/** The same pieces, with the first one made already. */
async function begun(body: AsyncIterable<string | Uint8Array>): Promise<AsyncIterable<string | Uint8Array>> {
  const rest = body[Symbol.asyncIterator]();
  const first = await rest.next();
  let given = false;
  const next = () => {
    if (given) return rest.next();
    given = true;
    return Promise.resolve(first);
  };
  // By hand, since a generator that nobody has begun to read, because the client has gone, would not pass its end on.
  const end = async () => {
    await rest.return?.();
    return { done: true as const, value: undefined };
  };
  return { [Symbol.asyncIterator]: () => ({ next, return: end }) };
}

const MOST_NAME = 120;

/** A name that every file system takes, whoever's words are in it; its ending stays. */
function cleanFilename(filename: string): string {
  const ending = /\.[a-z0-9]{1,8}$/.exec(filename)?.[0] ?? '';
  const stem = filename
    .slice(0, filename.length - ending.length)
    .toWellFormed()
    .replace(/[\p{C}<>:"/\\|?*%]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  return `${[...stem].slice(0, MOST_NAME).join('').trim() || 'download'}${ending}`;
}
