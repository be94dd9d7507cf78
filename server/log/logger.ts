import { type DestinationStream, type LoggerOptions, type Logger as PinoLogger, pino } from 'pino';
import type { LogLevel } from '../config/config.ts';
import { safeMessage, serializeError } from './serialize-error.ts';
import { withoutSecrets } from './without-secrets.ts';
import { writeTo } from './write-to.ts';

export type Logger = PinoLogger;

/**
 * A logger that writes one JSON object a line: `level` by its name, `time` in ISO 8601, `msg` as it was given.
 * Whatever is called like a secret is blotted out, four levels deep. A child carries what belongs to one request:
 * `log.child({ requestId })`.
 */
export function createLogger(options: { level: LogLevel; destination?: DestinationStream }): Logger {
  const settings: LoggerOptions = {
    level: options.level,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: {
      level: (label: string) => ({ level: label }),
      log: withoutSecrets,
    },
    serializers: { err: serializeError, error: serializeError },
    hooks: { logMethod: withSafeMessage },
  };
  return pino(settings, options.destination ?? writeTo(process.stdout));
}

/** Where no message is given, pino would take the error's own, with all that libraries put into it. */
const withSafeMessage: NonNullable<LoggerOptions['hooks']>['logMethod'] = function (args, method) {
  const [first, message, ...rest] = args as unknown as [unknown, string | undefined, ...unknown[]];
  const bindings = first instanceof Error ? { err: first } : first;
  const err = typeof bindings === 'object' && bindings && 'err' in bindings ? bindings.err : undefined;
  const words = message === undefined && err instanceof Error ? safeMessage(err) : message;
  method.apply(
    this,
    (words === undefined ? [bindings] : [bindings, words, ...rest]) as Parameters<typeof method>,
  );
};
