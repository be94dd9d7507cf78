import type { RequestHandler } from 'express';
import type { Counter, Histogram } from 'prom-client';

export interface HttpMetrics {
  /** `http_requests_total{status}` */
  httpRequests: Counter<'status'>;
  /** `http_request_duration_seconds` */
  httpRequestDuration: Histogram;
}

/** Counts every answered request and how long it took, in seconds, to its last byte. */
export function httpMetrics({ httpRequests, httpRequestDuration }: HttpMetrics): RequestHandler {
  return (_request, response, next) => {
    const stop = httpRequestDuration.startTimer();
    response.once('finish', () => {
      stop();
      httpRequests.inc({ status: response.statusCode });
    });
    next();
  };
}
