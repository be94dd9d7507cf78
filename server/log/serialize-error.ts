/** What may be known of an error in a log: never the values of a query, a request's headers or a row's contents. */
const TOLD = [
  'code',
  'errno',
  'syscall',
  'severity',
  'table',
  'column',
  'constraint',
  'status',
  'statusCode',
] as const;
const DEEPEST_CAUSE = 5;

/**
 * An error as one plain object for the log. Other properties than those above are left out, since libraries hang
 * whole queries with their values, request options and tokens on their errors.
 */
export function serializeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return error;
  const told = TOLD.flatMap((key) => (isPlain(read(error, key)) ? [[key, read(error, key)]] : []));
  return {
    type: error.name,
    message: safeMessage(error),
    ...Object.fromEntries(told),
    stack: frames(error),
    ...(error.cause && depth < DEEPEST_CAUSE ? { cause: serializeError(error.cause, depth + 1) } : {}),
  };
}

/** The message without values: drizzle appends a query's parameters, PostgreSQL quotes what it could not read. */
export function safeMessage(error: Error): string {
  if (read(error, 'params') !== undefined && typeof read(error, 'query') === 'string') {
    return `Failed query: ${read(error, 'query')}`;
  }
  const code = read(error, 'code');
  if (typeof code === 'string' && /^22[0-9A-Z]{3}$/.test(code)) return error.message.replace(/: ".*$/s, '');
  return error.message;
}

/** The stack's own first lines repeat the message. */
function frames(error: Error): string[] {
  return (error.stack ?? '').split('\n').flatMap((line) => (/^\s+at /.test(line) ? [line.trim()] : []));
}

function read(error: Error, key: string): unknown {
  return (error as unknown as Record<string, unknown>)[key];
}

function isPlain(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number';
}
