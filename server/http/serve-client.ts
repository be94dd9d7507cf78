import { existsSync } from 'node:fs';
import path from 'node:path';
import express, { Router } from 'express';
import { packedHeaders, preferPacked } from './packed-assets.ts';

const NOT_BUILT = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Kinto</title>
<p>The web app has not been built yet. Run <code>npm run build</code>, then reload this page.</p></html>`;

/**
 * The built web app from `folder` (`dist/client`). Files under `assets/` have their hash in their name and may be kept
 * for ever; every other address that wants a page gets `index.html`, fresh each time. `/api` is never answered here.
 */
export function serveClient({ folder }: { folder: string }): Router {
  const router = Router();
  const assets = path.join(folder, 'assets');
  router.use(
    '/assets',
    preferPacked(assets),
    express.static(assets, {
      immutable: true,
      maxAge: '1y',
      index: false,
      redirect: false,
      setHeaders: packedHeaders,
    }),
  );
  router.use(
    express.static(folder, { index: false, redirect: false, cacheControl: false, setHeaders: revalidate }),
  );
  router.get('/{*page}', (request, response, next) => {
    if (isApi(request.path) || !request.accepts('html') || path.extname(request.path) !== '') return next();
    response.set('Cache-Control', 'no-cache');
    if (existsSync(path.join(folder, 'index.html')))
      response.sendFile('index.html', { root: folder, cacheControl: false });
    else response.status(503).type('html').send(NOT_BUILT);
  });
  return router;
}

function revalidate(response: { setHeader(name: string, value: string): void }): void {
  response.setHeader('Cache-Control', 'no-cache');
}

function isApi(address: string): boolean {
  return /^\/api(\/|$)/i.test(address);
}
