import { bigint, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

export const photos = pgTable('photos', {
  id: uuid('id').primaryKey(),
  operatorId: integer('operator_id').notNull(),
  taskIndex: integer('task_index'),
  mediaUrl: text('media_url'),
  bytes: bigint('bytes', { mode: 'number' }),
  sourceBytes: bigint('source_bytes', { mode: 'number' }),
  width: integer('width'),
  height: integer('height'),
  capturedAt: timestamp('captured_at', { withTimezone: true }),
  attempts: integer('attempts').notNull().default(0),
  receivedAt: timestamp('received_at', { withTimezone: true }).notNull(),
  storedAt: timestamp('stored_at', { withTimezone: true }),
});
