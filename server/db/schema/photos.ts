import { bigint, integer, pgTable, smallint, text, timestamp, uuid, varchar } from 'drizzle-orm/pg-core';

export const photos = pgTable('photos', {
  id: uuid('id').primaryKey(),
  operatorId: integer('operator_id').notNull(),
  sessionId: varchar('session_id', { length: 40 }),
  submissionId: varchar('submission_id', { length: 40 }),
  taskIndex: integer('task_index'),
  wamid: varchar('wamid', { length: 255 }).notNull().unique(),
  mediaId: varchar('media_id', { length: 64 }).notNull(),
  mediaUrl: text('media_url'),
  mediaSha256: varchar('media_sha256', { length: 64 }),
  status: varchar('status', { length: 16, enum: ['pending', 'stored', 'failed'] })
    .notNull()
    .default('pending'),
  filename: varchar('filename', { length: 80 }).unique(),
  sha256: varchar('sha256', { length: 64 }),
  bytes: bigint('bytes', { mode: 'number' }),
  sourceSha256: varchar('source_sha256', { length: 64 }),
  sourceBytes: bigint('source_bytes', { mode: 'number' }),
  width: integer('width'),
  height: integer('height'),
  capturedAt: timestamp('captured_at', { withTimezone: true }),
  attempts: integer('attempts').notNull().default(0),
  refusals: smallint('refusals').notNull().default(0),
  failure: varchar('failure', { length: 300 }),
  receivedAt: timestamp('received_at', { withTimezone: true }).notNull(),
  storedAt: timestamp('stored_at', { withTimezone: true }),
});
