import { type DestinationStream, type Logger as PinoLogger, pino } from 'pino';
import type { LogLevel } from '../config/config.ts';

export type Logger = PinoLogger;

const SECRET_KEYS = [
  'authorization',
  'cookie',
  'set-cookie',
  'password',
  'passwordHash',
  'token',
  'accessToken',
  'refreshToken',
  'verifyToken',
  'secret',
  'appSecret',
  'jwtSecret',
  'jwtRefreshSecret',
  'metricsToken',
];

const quoted = SECRET_KEYS.map((key) =>
  /^\w+$/.test(key) ? { first: key, next: `.${key}` } : { first: `["${key}"]`, next: `["${key}"]` },
);
const REDACTED = quoted.flatMap(({ first, next }) => [first, `*${next}`, `*.*${next}`, `*.*.*${next}`]);

/**
 * A logger that writes one JSON object a line: `level` by its name, `time` in ISO 8601, `msg` as it was given.
 * Whatever is called like a secret is blotted out, four levels deep. A child carries what belongs to one request:
 * `log.child({ requestId })`.
 */
export function createLogger(options: { level: LogLevel; destination?: DestinationStream }): Logger {
  const settings = {
    level: options.level,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: REDACTED, censor: '[redacted]' },
  };
  return options.destination ? pino(settings, options.destination) : pino(settings);
}
