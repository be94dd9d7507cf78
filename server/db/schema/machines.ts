import { integer, pgTable, timestamp, varchar } from 'drizzle-orm/pg-core';

export const machines = pgTable('machines', {
  id: integer('id').primaryKey().generatedByDefaultAsIdentity(),
  name: varchar('name', { length: 120 }).notNull(),
  code: varchar('code', { length: 40 }).unique(),
  location: varchar('location', { length: 120 }),
  archivedAt: timestamp('archived_at', { withTimezone: true }),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
});
