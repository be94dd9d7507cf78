import type { NextFunction, Request, Response } from 'express';
import type { GraphRequest, World } from '../world/world.ts';

/** Keeps every Graph request for `GET /emulator/requests`, with its token cut down to what tests need. */
export function logRequests(world: World) {
  return (req: Request, res: Response, next: NextFunction): void => {
    const entry: GraphRequest = {
      at: new Date().toISOString(),
      method: req.method,
      path: redactQuery(req.originalUrl),
      userAgent: req.get('user-agent') ?? null,
      authorization: req.get('authorization') ? 'Bearer [redacted]' : null,
      body: null,
      status: null,
    };
    world.requests.push(entry);
    res.on('close', () => {
      entry.body = req.body ?? null;
      entry.status = res.writableFinished ? res.statusCode : null;
    });
    next();
  };
}

const redactQuery = (url: string) => url.replace(/([?&](?:access_token|hash)=)[^&]*/g, '$1[redacted]');
