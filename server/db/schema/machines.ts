import { integer, pgTable, timestamp } from 'drizzle-orm/pg-core';

export const machines = pgTable('machines', {
  id: integer('id').primaryKey().generatedByDefaultAsIdentity(),
  archivedAt: timestamp('archived_at', { withTimezone: true }),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
});
