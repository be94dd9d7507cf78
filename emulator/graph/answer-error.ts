import type { NextFunction, Request, Response } from 'express';
import { badParameter, GraphError } from './graph-error.ts';

/** Every refusal under the Graph paths leaves in Meta's shape, also those of the body parsers. */
export function answerError(error: unknown, req: Request, res: Response, next: NextFunction): void {
  if (res.headersSent || req.socket.destroyed) {
    next(error);
    return;
  }
  const refusal = error instanceof GraphError ? error : fromParser(error);
  res.status(refusal.status).json(refusal.toJson());
}

function fromParser(error: unknown): GraphError {
  const type = isTyped(error) ? error.type : '';
  if (type === 'entity.parse.failed') return badParameter('The request body is not valid JSON.');
  if (type === 'entity.too.large') return badParameter('The request body is too large.');
  if (isCoded(error) && error.code === 'LIMIT_FILE_SIZE') {
    return new GraphError(131053, { details: 'The file is larger than 100 MB.' });
  }
  if (isCoded(error) && error.code.startsWith('LIMIT_')) return badParameter(`Bad upload: ${error.code}`);
  return new GraphError(131000, { details: 'The emulator met a fault of its own.' });
}

const isTyped = (error: unknown): error is { type: string } =>
  error instanceof Error && 'type' in error && typeof error.type === 'string';

const isCoded = (error: unknown): error is { code: string } =>
  error instanceof Error && 'code' in error && typeof error.code === 'string';
