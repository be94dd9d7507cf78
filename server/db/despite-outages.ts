import type { Logger } from '../log/logger.ts';
import { isOutage } from './is-outage.ts';

/**
 * Milliseconds. Together with the start itself less than the minute that pm2 waits for one (`listen_timeout`); a process manager
 * begins anew then.
 */
const PATIENCE = 40_000;
const TRY_AGAIN = 1_000;

/**
 * Does a step of the start, again and again while the database can't be used: PostgreSQL may be starting as well, after a power cut
 * of the machine, or be away for a moment. Whatever else goes wrong is thrown at once.
 * @param step leaves nothing open when it fails
 * @throws what the step threw last, when the database is still away after 40 seconds
 */
export async function despiteOutages<T>(
  step: () => Promise<T>,
  { log, patienceMs = PATIENCE }: { log: Logger; patienceMs?: number },
): Promise<T> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    try {
      return await step();
    } catch (err) {
      if (!isOutage(err) || performance.now() > deadline) throw err;
      log.warn({ err }, 'The database is not there yet; trying again');
    }
    await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN));
  }
}
