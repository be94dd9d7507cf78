import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { OpenPhoto } from './photo-store.ts';
import { wantedRange } from './wanted-range.ts';

const TYPES: Record<string, string> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
};

/** Whatever the file holds, it is shown as a picture: no script runs, nobody else's page embeds it, no proxy keeps it. */
const GUARDS = {
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'private, no-cache',
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
} as const;

/** Streams a photo, or the part that `Range` asks for, and closes its file. */
export async function servePhoto(
  request: Request,
  response: Response,
  filename: string,
  photo: OpenPhoto,
): Promise<void> {
  const etag = `"${photo.bytes.toString(16)}-${photo.modifiedAt.getTime().toString(16)}"`;
  response.set({
    ...GUARDS,
    'Content-Type': TYPES[path.extname(filename)] ?? 'application/octet-stream',
    // Without a name: a page that downloads it gives it a better one than the file's.
    'Content-Disposition': 'inline',
    'Accept-Ranges': 'bytes',
    'Last-Modified': photo.modifiedAt.toUTCString(),
    ETag: etag,
  });
  try {
    await answer(request, response, photo, etag);
  } finally {
    await photo.file.close();
  }
}

async function answer(request: Request, response: Response, { file, bytes }: OpenPhoto, etag: string) {
  if (request.fresh) {
    response.status(304).end();
    return;
  }
  const range = wantedRange(request, bytes, etag);
  if (range === 'unsatisfiable') {
    response.status(416).set('Content-Range', `bytes */${bytes}`).end();
    return;
  }
  if (range) response.status(206).set('Content-Range', `bytes ${range.start}-${range.end}/${bytes}`);
  const { start, end } = range ?? { start: 0, end: bytes - 1 };
  response.set('Content-Length', String(end - start + 1));
  if (request.method === 'HEAD' || bytes === 0) response.end();
  else await send(file, start, end, response);
}

async function send(file: FileHandle, start: number, end: number, response: Response): Promise<void> {
  try {
    await pipeline(file.createReadStream({ start, end, autoClose: false }), response);
  } catch (error) {
    // A viewer who leaves in the middle is nobody's fault.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  }
}
