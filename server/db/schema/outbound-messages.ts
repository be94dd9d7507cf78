import { bigint, integer, jsonb, pgTable, text, timestamp, uuid, varchar } from 'drizzle-orm/pg-core';

export const outboundMessages = pgTable('outbound_messages', {
  id: uuid('id').primaryKey().defaultRandom(),
  seq: bigint('seq', { mode: 'number' }).generatedAlwaysAsIdentity(),
  person: varchar('person', { length: 160 }).notNull(),
  operatorId: integer('operator_id'),
  sessionId: varchar('session_id', { length: 40 }),
  taskIndex: integer('task_index'),
  kind: varchar('kind', {
    length: 16,
    enum: ['question', 'summary', 'done', 'notice', 'manager', 'stranger'],
  }).notNull(),
  toPhoneNumber: varchar('to_phone_number', { length: 16 }),
  toUserId: varchar('to_user_id', { length: 140 }),
  content: jsonb('content').notNull(),
  quoteWamid: varchar('quote_wamid', { length: 255 }),
  status: varchar('status', {
    length: 16,
    enum: ['queued', 'sending', 'in_doubt', 'accepted', 'sent', 'delivered', 'read', 'failed', 'dropped'],
  })
    .notNull()
    .default('queued'),
  attempts: integer('attempts').notNull().default(0),
  nextAttemptAt: timestamp('next_attempt_at', { withTimezone: true }).notNull().defaultNow(),
  leaseUntil: timestamp('lease_until', { withTimezone: true }),
  leaseToken: uuid('lease_token'),
  wamid: varchar('wamid', { length: 255 }).unique(),
  handedAt: timestamp('handed_at', { withTimezone: true }),
  acceptedAt: timestamp('accepted_at', { withTimezone: true }),
  sentAt: timestamp('sent_at', { withTimezone: true }),
  deliveredAt: timestamp('delivered_at', { withTimezone: true }),
  readAt: timestamp('read_at', { withTimezone: true }),
  failedAt: timestamp('failed_at', { withTimezone: true }),
  errorCode: integer('error_code'),
  errorDetails: text('error_details'),
  pictureFailure: varchar('picture_failure', { length: 300 }),
  repliesToReceivedAt: timestamp('replies_to_received_at', { withTimezone: true }),
  requestId: varchar('request_id', { length: 64 }),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
});
