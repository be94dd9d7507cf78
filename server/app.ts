import path from 'node:path';
import cookieParser from 'cookie-parser';
import type { Express, Request } from 'express';
import { MOST_IMPORT_BODY } from '../shared/contracts/imports.ts';
import { importMachines } from '../shared/contracts/machines.ts';
import { importOperators } from '../shared/contracts/operators.ts';
import { apiHealth, health as rootHealth } from '../shared/contracts/system.ts';
import { accountRoutes } from './accounts/routes.ts';
import { assignmentRoutes } from './assignments/routes.ts';
import { auditRoutes } from './audit/routes.ts';
import { packageRoot } from './config/package-root.ts';
import { conversationRoutes } from './conversations/routes.ts';
import { answerError } from './http/answer-error.ts';
import { apiDocs } from './http/api-docs.ts';
import { apiNotFound } from './http/api-not-found.ts';
import { compressAnswers } from './http/compress-answers.ts';
import { createApi } from './http/create-api.ts';
import { createExpress } from './http/create-express.ts';
import { httpMetrics } from './http/http-metrics.ts';
import { jsonBody } from './http/json-body.ts';
import { requestId } from './http/request-id.ts';
import { requestLog } from './http/request-log.ts';
import { sameOrigin } from './http/same-origin.ts';
import { securityHeaders } from './http/security-headers.ts';
import { serveClient } from './http/serve-client.ts';
import { machineRoutes } from './machines/routes.ts';
import { messageRoutes } from './messages/routes.ts';
import { createSendThrottle } from './messages/send-throttle.ts';
import { webhookRouter } from './messages/webhook-router.ts';
import { healthRoute } from './monitoring/health-route.ts';
import { metricsRoute } from './monitoring/metrics-route.ts';
import { monitoringRoutes } from './monitoring/routes.ts';
import { operatorRoutes } from './operators/routes.ts';
import type { Parts } from './parts.ts';
import { photoRouter } from './photos/routes.ts';
import { settingsRoutes } from './settings/routes.ts';
import { setupRoutes } from './setup/routes.ts';
import { submissionRoutes } from './submissions/routes.ts';
import { templateRoutes } from './templates/routes.ts';
import { todayRoutes } from './today/routes.ts';
import { trendRoutes } from './trends/routes.ts';

/** The whole of HTTP, in the order in which a request passes it. Does not listen. */
export function createApp(parts: Parts): Express {
  const { context, config, metrics, authenticate, version } = parts;
  const { log, clock } = context;
  const isSignedIn = async (request: Request) => (await authenticate(request)).kind === 'user';
  const app = createExpress();
  app.use(parts.draining.middleware);
  app.use(requestId());
  app.use(requestLog(log));
  app.use(httpMetrics(metrics));
  app.use(securityHeaders({ publicUrl: config.publicUrl }));
  app.use(cookieParser());

  // Before anything that reads a body or rewrites an address.
  app.use(webhookRouter(parts.webhook));
  app.use(photoRouter({ store: parts.photoStore, isSignedIn }));

  const health = healthRoute({ read: parts.readHealth, version, clock, uptime: process.uptime });
  app.get([rootHealth.path, apiHealth.path], health);
  app.get('/metrics', metricsRoute({ metrics, readers: parts.gauges, token: config.metricsToken, log }));
  app.use(parts.liveRouter);

  app.use('/api', sameOrigin({ publicUrl: config.publicUrl }));
  // So much is read for nobody who is not signed in.
  const importBody = jsonBody(MOST_IMPORT_BODY);
  app.use([importMachines.path, importOperators.path], async (request, response, next) =>
    (await isSignedIn(request)) ? importBody(request, response, next) : next(),
  );
  app.use('/api', jsonBody());
  const api = createApi({ context, authenticate, announce: parts.announce });
  accountRoutes(api, {
    pool: context.pool,
    secrets: parts.secrets,
    publicUrl: config.publicUrl,
    onAttempt: (result) => metrics.authAttempts.inc({ result }),
  });
  auditRoutes(api);
  machineRoutes(api);
  operatorRoutes(api);
  templateRoutes(api, { store: parts.photoStore, newId: parts.conversation.newId });
  assignmentRoutes(api, parts.conversation);
  submissionRoutes(api, { photoStore: parts.photoStore });
  todayRoutes(api);
  const throttle = createSendThrottle(context.pool);
  conversationRoutes(api, parts.conversation, throttle);
  messageRoutes(api, {
    newId: parts.conversation.newId,
    wakeOutbox: parts.conversation.wakeOutbox,
    throttle,
  });
  settingsRoutes(api);
  monitoringRoutes(api, parts.readSystemStatus, { version, uptime: process.uptime });
  setupRoutes(api, parts.setup);
  trendRoutes(api);
  // After the webhook, the photos and the live stream, which it is not for.
  app.use('/api', compressAnswers());
  app.use(api.router);
  app.use(apiDocs([...api.contracts, rootHealth, apiHealth], { title: 'Kinto', version }));
  app.use('/api', apiNotFound);
  app.use(serveClient({ folder: path.join(packageRoot(), 'dist', 'client') }));
  // Express's own page would repeat the address, and say what serves it.
  app.use(apiNotFound);
  app.use(answerError({ log, onTooMany: () => metrics.rateLimitExceeded.inc() }));
  return app;
}
