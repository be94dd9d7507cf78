import { bigint, jsonb, pgTable, timestamp } from 'drizzle-orm/pg-core';

export const webhookLeftovers = pgTable('webhook_leftovers', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  receivedAt: timestamp('received_at', { withTimezone: true }).notNull().defaultNow(),
  raw: jsonb('raw').notNull(),
});
