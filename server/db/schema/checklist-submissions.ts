import { pgTable, timestamp } from 'drizzle-orm/pg-core';

export const checklistSubmissions = pgTable('checklist_submissions', {
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  completedAt: timestamp('completed_at', { withTimezone: true }),
});
