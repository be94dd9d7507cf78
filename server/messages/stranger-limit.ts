import { sql } from 'drizzle-orm';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Db } from '../db/db.ts';
import type { Pool } from '../db/pool.ts';
import { unknownSenders } from '../db/schema/unknown-senders.ts';

/** Messages of one stranger that are kept in a day; of more of them only the number. */
export const MOST_OF_A_STRANGER = 20;
const DAY_SECONDS = 24 * 60 * 60;

export interface StrangerLimit {
  /** Whether one more message of this stranger is kept; a new one that is not is counted in the list that managers see. */
  take(person: string, wamid: string): Promise<boolean>;
}

/**
 * Strangers write what they like, as often as they like: none of them fills our disk. Counted in the database, so that all
 * processes count together; once it is too much, a process remembers that by itself.
 */
export function createStrangerLimit({ pool, db }: { pool: Pool; db: Db }): StrangerLimit {
  const limiter = new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    tableName: 'rate_limits',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: 'stranger',
    points: MOST_OF_A_STRANGER,
    duration: DAY_SECONDS,
    inMemoryBlockOnConsumed: MOST_OF_A_STRANGER + 1,
  });
  return {
    async take(person, wamid) {
      try {
        await limiter.consume(person);
        return true;
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
        await db
          .update(unknownSenders)
          .set({ messages: sql`${unknownSenders.messages} + 1`, lastMessageAt: sql`now()` })
          .where(
            sql`${unknownSenders.sender} = ${person} AND NOT EXISTS (SELECT FROM inbound_messages WHERE wamid = ${wamid})`,
          );
        return false;
      }
    },
  };
}
