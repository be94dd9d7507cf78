import pg from 'pg';

/**
 * An error as the log may show it. The database's own errors quote what was to be stored (phone numbers, e-mail addresses,
 * token hashes, texts), and drizzle puts all parameters into its message: of both, only the SQL and the names stay.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const cause = error.cause === undefined ? undefined : describeError(error.cause);
  if (error instanceof pg.DatabaseError) {
    const { code, severity, constraint, table, column, routine } = error;
    return {
      type: 'DatabaseError',
      code,
      severity,
      constraint,
      table,
      column,
      routine,
      stack: frames(error),
    };
  }
  const { query, code } = error as { query?: unknown; code?: unknown };
  if (typeof query === 'string') return { type: 'QueryError', query, stack: frames(error), cause };
  return { type: error.name, message: error.message, code, stack: frames(error), cause };
}

/** Where it happened, without the message that a stack begins with. */
function frames({ stack }: Error): string[] {
  return (stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim());
}
