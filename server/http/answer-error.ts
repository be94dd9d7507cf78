import type { ErrorRequestHandler, Response } from 'express';
import type { ErrorBody } from '../../shared/endpoint.ts';
import type { Logger } from '../log/logger.ts';
import { type Refusal, refusalOf } from './refusal.ts';
import { requestIdOf } from './request-id.ts';

export interface AnswerErrorOptions {
  log: Logger;
  /** Counts a request that was one too many. */
  onTooMany?: () => void;
}

/** The last middleware: every error becomes `{"error":{code,message,fields?}}`; what is our fault is logged in full. */
export function answerError({ log, onTooMany }: AnswerErrorOptions): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const requestId = requestIdOf(request);
    const refusal = refusalOf(error) ?? ours(requestId);
    if (refusal.status >= 500) {
      log.error({ requestId, err: error }, `The request failed: ${refusal.code}`);
    }
    if (refusal.status === 429) onTooMany?.();
    if (response.headersSent) response.destroy();
    else answer(response, refusal);
  };
}

function ours(requestId: string): Refusal {
  return {
    status: 500,
    code: 'internal',
    message: `Something went wrong on our side. If it happens again, tell your admin this number: ${requestId}`,
  };
}

function answer(response: Response, { status, code, message, fields, retryAfterSeconds }: Refusal): void {
  if (retryAfterSeconds !== undefined) response.set('Retry-After', String(Math.ceil(retryAfterSeconds)));
  if (status === 401) response.set('WWW-Authenticate', 'Bearer');
  const body: ErrorBody = { error: { code, message, ...(fields && { fields }) } };
  response.status(status).set('Cache-Control', 'no-store').json(body);
}
