import express, { type Express } from 'express';
import { answerRefusal } from './control/answer-refusal.ts';
import { controlRouter } from './control/control-router.ts';
import { answerError } from './graph/answer-error.ts';
import { downloadMedia } from './graph/download-media.ts';
import { graphRouter } from './graph/graph-router.ts';
import { logRequests } from './graph/log-requests.ts';
import { MEDIA_PATH } from './graph/media-address.ts';
import { pageFolder } from './page-folder.ts';
import type { World } from './world/world.ts';

const PAGE_POLICY =
  "default-src 'self'; img-src 'self' blob: data: http: https:; style-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'self'";

/** The three sides of the emulator: the page, its controls, and the Cloud API. */
export function createApp(world: World): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use('/emulator', controlRouter(world), answerRefusal);
  app.get('/favicon.ico', (_req, res) => {
    res.redirect('/icon.svg');
  });
  app.use(
    express.static(pageFolder(), {
      setHeaders: (res) =>
        res.set({ 'content-security-policy': PAGE_POLICY, 'x-content-type-options': 'nosniff' }),
    }),
  );
  app.use(logRequests(world));
  app.get(MEDIA_PATH, (req, res) => downloadMedia(world, req, res));
  app.use('/:version', graphRouter(world));
  app.use(answerError);
  return app;
}
