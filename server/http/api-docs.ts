import { Router } from 'express';
import type { Endpoint } from '../../shared/endpoint.ts';
import { apiPage } from './api-page.ts';
import { openApiDocument } from './openapi.ts';

/** `GET /api/openapi.json` and `GET /api/docs`, the page that shows it. Make it when all routes are there. */
export function apiDocs(contracts: readonly Endpoint[], info: { title: string; version: string }): Router {
  const document = openApiDocument(contracts, info);
  const page = apiPage(document);
  const router = Router();
  router.get('/api/openapi.json', (_request, response) => {
    response.json(document);
  });
  router.get('/api/docs', (_request, response) => {
    response.type('html').send(page);
  });
  return router;
}
