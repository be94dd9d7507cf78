import { sql } from 'drizzle-orm';
import { pgTable, timestamp, varchar } from 'drizzle-orm/pg-core';

export const checklistSubmissions = pgTable('checklist_submissions', {
  id: varchar('id', { length: 40 }).primaryKey().default(sql`gen_random_uuid()::text`),
  assignmentId: varchar('assignment_id', { length: 40 }).notNull().unique(),
  status: varchar('status', { length: 16, enum: ['pending', 'completed', 'cancelled'] })
    .notNull()
    .default('pending'),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  completedAt: timestamp('completed_at', { withTimezone: true }),
});
