import { bigint, jsonb, pgTable, timestamp, varchar } from 'drizzle-orm/pg-core';

export const webhookLeftovers = pgTable('webhook_leftovers', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  receivedAt: timestamp('received_at', { withTimezone: true }).notNull().defaultNow(),
  reason: varchar('reason', { length: 300 }).notNull(),
  raw: jsonb('raw').notNull(),
});
