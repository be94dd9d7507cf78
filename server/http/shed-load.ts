import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Logger } from '../log/logger.ts';
import type { Crowd } from './crowd.ts';
import type { HttpMetrics } from './http-metrics.ts';

/** How often it is told how many were turned away, in milliseconds. */
const TELL_EVERY_MS = 5_000;

const BODY = Buffer.from(
  JSON.stringify({
    error: { code: 'unavailable', message: 'Too much at once just now. Please send it again in a moment.' },
  }),
);
const HEADERS = {
  'Content-Type': 'application/json; charset=utf-8',
  'Content-Length': BODY.length,
  'Retry-After': '1',
};

/**
 * In front of everything: while it is busy, requests whose sender comes again anyway are answered with 503 at once, unread, so that
 * those that were taken are answered in time and nothing piles up.
 */
export function shedLoad(
  app: RequestListener,
  options: {
    mayWait: (request: IncomingMessage) => boolean;
    /** @param underWay those of them that were taken and are not answered yet */
    isBusy: (underWay: Crowd) => boolean;
    metrics: Pick<HttpMetrics, 'httpRequests'>;
    log: Logger;
  },
): RequestListener {
  const { mayWait, isBusy, metrics, log } = options;
  /** Since when (`performance.now`), in the order in which they came. */
  const since = new Map<ServerResponse, number>();
  const underWay: Crowd = {
    waiting: () => since.size,
    oldest() {
      for (const at of since.values()) return performance.now() - at;
      return 0;
    },
  };
  let turnedAway = 0;
  let toldAt = Number.NEGATIVE_INFINITY;

  return (request, response) => {
    if (!mayWait(request)) {
      app(request, response);
      return;
    }
    if (!isBusy(underWay)) {
      since.set(response, performance.now());
      response.once('close', () => since.delete(response));
      app(request, response);
      return;
    }
    response.writeHead(503, HEADERS).end(BODY);
    metrics.httpRequests.inc({ status: 503 });
    turnedAway += 1;
    const now = performance.now();
    if (now - toldAt < TELL_EVERY_MS) return;
    log.warn({ turnedAway }, 'Too many requests at once: some were turned away with 503, to come again');
    turnedAway = 0;
    toldAt = now;
  };
}
