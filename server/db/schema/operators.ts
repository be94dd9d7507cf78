import { integer, pgTable, timestamp, varchar } from 'drizzle-orm/pg-core';

export const operators = pgTable('operators', {
  id: integer('id').primaryKey().generatedByDefaultAsIdentity(),
  name: varchar('name', { length: 120 }).notNull(),
  phoneNumber: varchar('phone_number', { length: 16 }).notNull().unique(),
  waId: varchar('wa_id', { length: 20 }).unique(),
  whatsappUserId: varchar('whatsapp_user_id', { length: 140 }).unique(),
  language: varchar('language', { length: 12 }).notNull().default('en'),
  archivedAt: timestamp('archived_at', { withTimezone: true }),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
});
