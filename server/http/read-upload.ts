import type { Request, Response } from 'express';
import multer, { MulterError } from 'multer';
import { AppError, badField } from '../errors.ts';

/** Bytes of one file. */
const MOST_BYTES = 10 * 1024 * 1024;

const single = multer({
  storage: multer.memoryStorage(),
  limits: { files: 1, fileSize: MOST_BYTES, fields: 5, fieldSize: 1_000, parts: 6, headerPairs: 50 },
}).single('file');

/**
 * Reads the one file of a multipart request into memory; nothing of the file's name or stated type is kept, since neither can be
 * believed. Call it when it is known that the caller may: it reads up to 10 MB.
 * @throws AppError too_large above 10 MB, bad_request for other parts than one file
 */
export async function readUpload(request: Request, response: Response): Promise<{ file?: Uint8Array }> {
  try {
    await new Promise<void>((resolve, reject) => {
      single(request, response, (error: unknown) => (error ? reject(error) : resolve()));
    });
  } catch (error) {
    throw refusal(error);
  }
  return request.file ? { file: request.file.buffer } : {};
}

function refusal(error: unknown): unknown {
  if (error instanceof MulterError)
    return error.code === 'LIMIT_FILE_SIZE'
      ? new AppError('too_large', 'The file is larger than 10 MB.', {
          fields: { file: 'is larger than 10 MB' },
        })
      : badField('file', 'must be the one file of the request');
  // A body that is cut off or no form at all: the client's fault, which busboy tells by an error of its own.
  if (error instanceof Error && !('syscall' in error)) return badField('file', 'could not be read');
  return error;
}
