import { type Request, Router } from 'express';
import type { Actor } from '../context.ts';
import { AppError } from '../errors.ts';
import type { Live } from './live.ts';

/** Often enough that no proxy takes the line for dead, and that a revoked session sees nothing more before long. */
const HEARTBEAT_MS = 15_000;
/** Open pages of one person, and of all in one process; more are refused, so that nobody can take all sockets. */
const MOST_OF_ONE = 100;
const MOST_STREAMS = 500;
/** Bytes that a page may leave unread: it is told of `everything` when it connects again. */
const MOST_UNREAD = 64 * 1024;

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
  /** Whose page each is, by what ends it. */
  const streams = new Map<() => void, string>();
  const router = Router();
  router.get('/api/events', async (request, response) => {
    const actor = await authenticate(request);
    if (actor.kind !== 'user') throw new AppError('unauthenticated', 'Sign in to see live updates.');
    // Who left meanwhile says so no more, and would be kept for ever.
    if (request.socket.destroyed) return;
    const own = [...streams.values()].filter((id) => id === actor.id).length;
    if (streams.size >= MOST_STREAMS || own >= MOST_OF_ONE)
      throw new AppError('unavailable', 'Too many pages are open.', { retryAfterSeconds: 30 });
    response.writeHead(200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    });
    const say = (text: string) => {
      if (response.writableLength > MOST_UNREAD) response.destroy();
      else response.write(text);
    };
    say('retry: 1000\n\n');
    const unsubscribe = live.subscribe((topics) =>
      say(`event: changed\ndata: ${JSON.stringify({ topics })}\n\n`),
    );
    const heartbeat = setInterval(async () => {
      const now = await authenticate(request).catch(() => actor);
      if (now.kind === 'user') say(': still here\n\n');
      else response.end();
    }, heartbeatMs);
    const end = () => response.end();
    streams.set(end, actor.id);
    response.on('close', () => {
      clearInterval(heartbeat);
      unsubscribe();
      streams.delete(end);
    });
  });
  return {
    router,
    close: () => {
      for (const end of streams.keys()) end();
    },
  };
}
