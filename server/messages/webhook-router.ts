import express, { type Router } from 'express';
import { requestIdOf } from '../http/request-id.ts';
import type { Logger } from '../log/logger.ts';
import { parseWebhook } from '../whatsapp/parse-webhook.ts';
import { signatureMatches } from '../whatsapp/signature.ts';
import { answerVerification } from '../whatsapp/verification.ts';
import type { Receiver } from './receive-webhook.ts';

/** Meta sends up to 3 MB [M:wh-overview]; compressed bodies are refused, since their signature is over other bytes. */
const MOST_BYTES = 3 * 1024 * 1024;

export const WEBHOOK_PATH = '/api/whatsapp/webhook';

export interface WebhookRouterDependencies {
  receiver: Receiver;
  clock: () => Date;
  log: Logger;
  appSecret: string;
  verifyToken: string;
}

/** `/api/whatsapp/webhook`, which only Meta calls: before any body parser, since the signature is over the raw bytes. */
export function webhookRouter(deps: WebhookRouterDependencies): Router {
  const router = express.Router();
  router.get(WEBHOOK_PATH, (request, response) => {
    const answer = answerVerification(request.query, deps.verifyToken);
    if (answer.status === 200) response.status(200).type('text/plain').send(answer.body);
    else
      response.status(403).json({ error: { code: 'forbidden', message: 'The verify token is not ours.' } });
  });
  const rawBody = express.raw({ type: () => true, limit: MOST_BYTES, inflate: false });
  router.post(WEBHOOK_PATH, rawBody, async (request, response) => {
    const receivedAt = deps.clock();
    const body: Buffer = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    if (!signatureMatches(body, signatureHeader(request.rawHeaders), deps.appSecret)) {
      deps.log.warn(
        { requestId: requestIdOf(request) },
        '[WHATSAPP] A webhook with a wrong signature was refused',
      );
      response
        .status(401)
        .json({ error: { code: 'unauthenticated', message: 'The signature does not match.' } });
      return;
    }
    await deps.receiver.receive(parseWebhook(readJson(body), receivedAt), {
      receivedAt,
      requestId: requestIdOf(request),
    });
    response.sendStatus(200);
  });
  return router;
}

/** As it was sent: Node joins a header that came twice, and a doubled signature is no signature. */
function signatureHeader(rawHeaders: string[]): string | string[] | undefined {
  const values = rawHeaders.filter(
    (_, i) => i % 2 === 1 && rawHeaders[i - 1]?.toLowerCase() === 'x-hub-signature-256',
  );
  return values.length > 1 ? values : values[0];
}

/** Signed bytes that are no JSON are kept like anything else that we can't read: asking Meta for them again would not help. */
function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return body.toString('utf8').slice(0, 10_000);
  }
}
