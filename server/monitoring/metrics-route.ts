import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import type { Logger } from '../log/logger.ts';
import type { Metrics, ReadGauges } from './metrics.ts';
import { scrapeMetrics } from './scrape-metrics.ts';

export interface MetricsRouteOptions {
  metrics: Metrics;
  readers: readonly ReadGauges[];
  /** `METRICS_TOKEN`; `null`: from this machine only. */
  token: string | null;
  log: Logger;
}

/**
 * `GET /metrics`, for Prometheus on this machine, or for whoever brings the token as bearer. One scrape shows one
 * process: with several instances under pm2, each scrape shows the one that happened to answer.
 */
export function metricsRoute({ metrics, readers, token, log }: MetricsRouteOptions): RequestHandler {
  return async (request, response) => {
    response.set('Cache-Control', 'no-store');
    if (!isFromThisMachine(request) && !hasToken(request, token)) {
      const [status, code, message] = refusal(token);
      response.status(status).json({ error: { code, message } });
      return;
    }
    const text = await scrapeMetrics(metrics, readers, log);
    response.set('Content-Type', metrics.registry.contentType).send(text);
  };
}

/** Signs of a proxy: then it is the proxy that is on this machine, not who asks. */
const FORWARDED = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'];
const LOOPBACK = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;

/** By the socket, never by what a header says. */
function isFromThisMachine(request: Request): boolean {
  if (FORWARDED.some((header) => request.headers[header] !== undefined)) return false;
  return LOOPBACK.test(request.socket.remoteAddress ?? '');
}

function hasToken(request: Request, token: string | null): boolean {
  const given = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  return token !== null && given !== undefined && timingSafeEqual(digest(given), digest(token));
}

/** Of equal length, whatever was given, so that comparing them takes the same time. */
const digest = (text: string) => createHash('sha256').update(text).digest();

function refusal(token: string | null): [number, string, string] {
  return token === null
    ? [403, 'forbidden', 'Metrics are for this machine only. Set METRICS_TOKEN to read them from elsewhere.']
    : [401, 'unauthenticated', 'Send the METRICS_TOKEN: Authorization: Bearer …'];
}
