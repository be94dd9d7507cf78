import pg from 'pg';

/**
 * Whether the database, or the way to it, could not do this now: the same may well go later, and nothing of it was at fault. Looks
 * through what drizzle and others have wrapped.
 */
export function isOutage(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof pg.DatabaseError) return passes(at.code ?? '');
    if (isLost(at)) return true;
  }
  return false;
}

/** Whether a connection broke, fell silent or could not be had: what became of its last statement is unknown. */
export function connectionIsLost(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof pg.DatabaseError) return false;
    if (isLost(at)) return true;
  }
  return false;
}

/**
 * Cancelled by a timeout, waited too long for a lock, the server is read-only or ended an idle or a long transaction: codes of
 * PostgreSQL's table, appendix A of its manual.
 */
const PASSING = new Set(['57014', '55P03', '25006', '25P03', '25P04']);
/** Connection lost (08), gave way to another (40), out of disk, memory or connections (53), stopped or starting (57), disk errors (58). */
const PASSING_CLASSES = new Set(['08', '40', '53', '57', '58']);

const passes = (code: string) => PASSING.has(code) || PASSING_CLASSES.has(code.slice(0, 2));

const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
]);
/** pg and its pool throw plain errors that begin with these words; further on there may be words of people. */
const LOST =
  /^(timeout exceeded when trying to connect|Query read timeout|Connection terminated|Client has encountered a connection error|Client was closed|Cannot use a pool after calling end|The client is closed|timeout expired)/i;

function isLost(error: Error): boolean {
  return NETWORK.has(String((error as { code?: unknown }).code)) || LOST.test(error.message);
}
