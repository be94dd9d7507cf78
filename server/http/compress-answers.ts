import compression from 'compression';
import type { RequestHandler } from 'express';

/** Bytes: less fits into one packet as it is. */
const WORTH_IT = 1_400;
/**
 * What answers here may hold a token, a link or a secret. Beside something that a stranger had a say in, its length would tell of it once
 * it is compressed.
 */
const WITH_SECRETS = /^\/api\/(auth|users|setup)(\/|$)/i;

/** Compresses the JSON that pages read, a list above all: for phones with bad reception. */
export function compressAnswers(): RequestHandler {
  return compression({
    threshold: WORTH_IT,
    filter: (request, response) =>
      ['GET', 'HEAD'].includes(request.method) &&
      !WITH_SECRETS.test(request.originalUrl.split('?', 1)[0] ?? '') &&
      /^application\/json\b/.test(String(response.getHeader('Content-Type'))),
  });
}
