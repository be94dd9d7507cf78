import type { RequestHandler } from 'express';
import { type Options, pinoHttp } from 'pino-http';
import type { Logger } from '../log/logger.ts';

const QUIET = new Set(['/health', '/api/health', '/api/health/db', '/metrics']);
/** A page is some thirty files of its own: in the log they would bury what people did. */
const FILES = '/assets/';
const LONGEST_PATH = 300;

/**
 * One line a request, when it has been answered: id, method, path, status, milliseconds, address. No body, header or
 * query: those hold tokens and what people wrote. Scrapes and health checks are quiet unless they fail,
 * and the files of the web app stand at debug.
 */
export function requestLog(log: Logger): RequestHandler {
  const options: Options = {
    logger: log,
    quietReqLogger: true,
    genReqId: (request) => request.id,
    customAttributeKeys: { reqId: 'requestId', responseTime: 'ms' },
    serializers: { req: describeRequest, res: ({ statusCode }) => ({ statusCode }), err: () => undefined },
    wrapSerializers: false,
    customSuccessMessage: (request, response) => line(request, response),
    customErrorMessage: (request, response) => line(request, response),
    customLogLevel: (request, { statusCode }) => {
      if (statusCode >= 500) return 'error';
      if (QUIET.has(pathOf(request))) return 'silent';
      return statusCode < 400 && pathOf(request).startsWith(FILES) ? 'debug' : 'info';
    },
  };
  return pinoHttp(options);
}

interface Sent {
  method?: string;
  originalUrl?: string;
  url?: string;
  socket?: { remoteAddress?: string };
  ip?: string;
}

function describeRequest(request: Sent) {
  return {
    method: request.method,
    path: pathOf(request),
    ip: request.ip ?? request.socket?.remoteAddress,
  };
}

function line(request: Sent, response: { statusCode: number }): string {
  return `${request.method} ${pathOf(request)} ${response.statusCode}`;
}

function pathOf(request: Sent): string {
  const url = request.originalUrl ?? request.url ?? '';
  return url.split('?', 1)[0]?.slice(0, LONGEST_PATH) ?? '';
}
