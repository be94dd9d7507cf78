import { createServer, type RequestListener, type Server } from 'node:http';
import { endSlowConnections, type Pace } from './slow-connections.ts';

/** Each takes some 20 kB; what comes beyond is closed before it has said anything. */
const MOST_CONNECTIONS = 5_000;
const HEADERS_WITHIN_MS = 12_000;
/** However steadily it comes: ten megabytes at a slow phone's pace. */
const REQUEST_WITHIN_MS = 120_000;
/** Node's own is 30 s, which would be added to the others. */
const LOOK_EVERY_MS = 2_000;
/** Longer than a proxy keeps its connections to us, so that none is closed just when it is used. */
const KEEP_ALIVE_MS = 65_000;
const PACE: Pace = { lookEveryMs: 2_000, withinMs: 10_000, leastBytes: 10_000 };

/** An HTTP server that nobody can sit on: headers, bodies and answers must move on, and connections are counted. */
export function boundedServer(listener: RequestListener): Server {
  const server = createServer({ connectionsCheckingInterval: LOOK_EVERY_MS }, listener);
  server.headersTimeout = HEADERS_WITHIN_MS;
  server.requestTimeout = REQUEST_WITHIN_MS;
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.maxConnections = MOST_CONNECTIONS;
  endSlowConnections(server, PACE);
  return server;
}
