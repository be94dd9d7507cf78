import { bigint, integer, jsonb, pgTable, timestamp, varchar } from 'drizzle-orm/pg-core';
import { bytea } from './bytea.ts';

export const webhookLeftovers = pgTable('webhook_leftovers', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  receivedAt: timestamp('received_at', { withTimezone: true }).notNull().defaultNow(),
  reason: varchar('reason', { length: 300 }).notNull(),
  raw: jsonb('raw').notNull(),
  /** SHA-256 of reason and content: the same again is no second row. */
  digest: bytea('digest'),
  times: integer('times').notNull().default(1),
  lastReceivedAt: timestamp('last_received_at', { withTimezone: true }).notNull().defaultNow(),
});
