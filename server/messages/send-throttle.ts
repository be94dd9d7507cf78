import { RateLimiterPostgres } from 'rate-limiter-flexible';
import type { Actor } from '../context.ts';
import type { Pool } from '../db/pool.ts';
import { AppError } from '../errors.ts';

/** Messages that one person may send by hand in a minute. */
const MESSAGES_A_MINUTE = 30;

export interface SendThrottle {
  /** @throws AppError too_many_requests */
  take(actor: Actor): Promise<void>;
}

/** Counted in the database, so that all processes count together. */
export function createSendThrottle(pool: Pool): SendThrottle {
  const limiter = new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    tableName: 'rate_limits',
    tableCreated: true,
    keyPrefix: 'send',
    points: MESSAGES_A_MINUTE,
    duration: 60,
    clearExpiredByTimeout: false,
  });
  return {
    async take(actor) {
      try {
        await limiter.consume(actor.kind === 'user' ? actor.id : actor.kind);
      } catch (refusal) {
        if (refusal instanceof Error) throw refusal;
        const { msBeforeNext } = refusal as { msBeforeNext: number };
        throw new AppError(
          'too_many_requests',
          'That were many messages in a minute. Please wait a little.',
          {
            retryAfterSeconds: Math.ceil(msBeforeNext / 1_000),
          },
        );
      }
    },
  };
}
