import type { Server } from 'node:http';
import type { RequestHandler } from 'express';

/** Leaves callers in peace: those with an open connection learn that it ends, before it does. */
export interface Draining {
  middleware: RequestHandler;
  /**
   * Says `Connection: close` on every answer for `graceMs`, then stops listening, and resolves when all requests in hand are
   * answered or `longestMs` have passed. Closing at once loses requests of clients that are just sending.
   */
  drain(server: Server, options: { graceMs: number; longestMs: number }): Promise<void>;
}

export function createDraining(): Draining {
  let draining = false;
  return {
    middleware: (_request, response, next) => {
      if (draining) response.set('Connection', 'close');
      next();
    },
    async drain(server, { graceMs, longestMs }) {
      draining = true;
      await new Promise((resolve) => setTimeout(resolve, graceMs));
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const forced = setTimeout(() => server.closeAllConnections(), longestMs);
      await closed;
      clearTimeout(forced);
    },
  };
}
