import { integer, pgTable, timestamp } from 'drizzle-orm/pg-core';

export const unknownSenders = pgTable('unknown_senders', {
  messages: integer('messages').notNull().default(1),
  firstMessageAt: timestamp('first_message_at', { withTimezone: true }).notNull().defaultNow(),
  lastMessageAt: timestamp('last_message_at', { withTimezone: true }).notNull().defaultNow(),
  lastAnsweredAt: timestamp('last_answered_at', { withTimezone: true }),
});
