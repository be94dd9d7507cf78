import { integer, pgTable, timestamp, varchar } from 'drizzle-orm/pg-core';

export const unknownSenders = pgTable('unknown_senders', {
  sender: varchar('sender', { length: 160 }).primaryKey(),
  waId: varchar('wa_id', { length: 20 }),
  whatsappUserId: varchar('whatsapp_user_id', { length: 140 }),
  profileName: varchar('profile_name', { length: 300 }),
  messages: integer('messages').notNull().default(1),
  firstMessageAt: timestamp('first_message_at', { withTimezone: true }).notNull().defaultNow(),
  lastMessageAt: timestamp('last_message_at', { withTimezone: true }).notNull().defaultNow(),
  lastAnsweredAt: timestamp('last_answered_at', { withTimezone: true }),
});
