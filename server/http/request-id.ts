import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler } from 'express';

const ACCEPTABLE = /^[\w-]{8,64}$/;

/** One id from the first line of the log to the last message sent: the caller's `X-Request-Id` or a new one, echoed. */
export function requestId(newId: () => string = randomUUID): RequestHandler {
  return (request, response, next) => {
    const given = request.get('x-request-id');
    request.id = given && ACCEPTABLE.test(given) ? given : newId();
    response.set('X-Request-Id', request.id);
    next();
  };
}

export function requestIdOf(request: Request): string {
  return String(request.id ?? '');
}
