import { bigint, integer, pgTable } from 'drizzle-orm/pg-core';

export const rateLimits = pgTable('rate_limits', {
  points: integer('points').notNull().default(0),
  expire: bigint('expire', { mode: 'number' }),
});
