import { sql } from 'drizzle-orm';
import { integer, pgTable, timestamp, varchar } from 'drizzle-orm/pg-core';

export const checklistSubmissions = pgTable('checklist_submissions', {
  id: varchar('id', { length: 40 }).primaryKey().default(sql`gen_random_uuid()::text`),
  assignmentId: varchar('assignment_id', { length: 40 }).notNull().unique(),
  status: varchar('status', { length: 16, enum: ['pending', 'completed', 'cancelled'] })
    .notNull()
    .default('pending'),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  completedAt: timestamp('completed_at', { withTimezone: true }),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  review: varchar('review', { length: 16, enum: ['accepted', 'needs_action'] }),
  reviewNote: varchar('review_note', { length: 2000 }),
  reviewedBy: varchar('reviewed_by', { length: 300 }),
  reviewedAt: timestamp('reviewed_at', { withTimezone: true }),
  /** The assignment's, kept the same by triggers: nobody writes them, lists filter by them. */
  templateId: integer('template_id'),
  machineId: integer('machine_id'),
  operatorId: integer('operator_id'),
});
