import express, { type Express } from 'express';

/**
 * An express app with nothing in it. Only a proxy on this very machine is believed about the client's address: with
 * more trust anybody could choose their own, and with it their rate limit.
 */
export function createExpress(): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', 'loopback');
  return app;
}
