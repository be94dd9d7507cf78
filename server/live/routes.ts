import { type Request, Router } from 'express';
import type { Actor } from '../context.ts';
import { AppError } from '../errors.ts';
import type { Live } from './live.ts';

/** Often enough that no proxy takes the line for dead, and that a revoked session sees nothing more before long. */
const HEARTBEAT_MS = 15_000;
/** One person's open pages; more are refused, so that nobody can take all sockets. */
const MOST_STREAMS = 500;

export interface LiveRouter {
  router: Router;
  /** Ends every stream, so that the process can stop; pages connect again by themselves. */
  close(): void;
}

/** `GET /api/events`: server-sent events that tell pages what has changed; they fetch just that. */
export function liveRouter(
  live: Live,
  authenticate: (request: Request) => Promise<Actor>,
  heartbeatMs = HEARTBEAT_MS,
): LiveRouter {
  const streams = new Set<() => void>();
  const router = Router();
  router.get('/api/events', async (request, response) => {
    const isSignedIn = async () => (await authenticate(request)).kind === 'user';
    if (!(await isSignedIn())) throw new AppError('unauthenticated', 'Sign in to see live updates.');
    if (streams.size >= MOST_STREAMS)
      throw new AppError('unavailable', 'Too many pages are open.', { retryAfterSeconds: 30 });
    response.writeHead(200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    });
    response.write('retry: 1000\n\n');
    const unsubscribe = live.subscribe((topics) => {
      response.write(`event: changed\ndata: ${JSON.stringify({ topics })}\n\n`);
    });
    const heartbeat = setInterval(async () => {
      const good = await isSignedIn().catch(() => true);
      if (good) response.write(': still here\n\n');
      else response.end();
    }, heartbeatMs);
    const end = () => response.end();
    streams.add(end);
    response.on('close', () => {
      clearInterval(heartbeat);
      unsubscribe();
      streams.delete(end);
    });
  });
  return {
    router,
    close: () => {
      for (const end of streams) end();
    },
  };
}
