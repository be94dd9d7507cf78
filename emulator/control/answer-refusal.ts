import type { NextFunction, Request, Response } from 'express';
import { RefusedError } from '../phone/refused-error.ts';

/** Refusals of the control side: `{"error":{"message"}}`, 400 when the request is at fault. */
export function answerRefusal(error: unknown, _req: Request, res: Response, next: NextFunction): void {
  if (res.headersSent) {
    next(error);
    return;
  }
  const message = faultOf(error);
  if (message !== null) res.status(400).json({ error: { message } });
  else res.status(500).json({ error: { message: 'The emulator met a fault of its own.' } });
}

function faultOf(error: unknown): string | null {
  if (error instanceof RefusedError) return error.message;
  if (!(error instanceof Error)) return null;
  // What express and multer refuse: bad JSON, too large a body, too many files.
  const blamed = ('status' in error && Number(error.status) < 500) || error.name === 'MulterError';
  return blamed ? error.message : null;
}
