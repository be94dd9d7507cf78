import type { databaseHealth } from '../../shared/contracts/system.ts';
import type { Verb } from '../context.ts';
import { AppError } from '../errors.ts';
import { databaseLatency } from './check-database.ts';
import { within } from './within.ts';

/** Milliseconds. */
const LONGEST = 2_000;

/** @throws AppError unavailable when the database does not answer within 2 s. */
export const databaseHealthVerb: Verb<typeof databaseHealth> = async ({ pool, log }) => {
  try {
    return { database: 'connected', latency_ms: await within(LONGEST, () => databaseLatency(pool)) };
  } catch (err) {
    log.warn({ err }, 'The database does not answer');
    throw new AppError('unavailable', 'The database does not answer.');
  }
};
