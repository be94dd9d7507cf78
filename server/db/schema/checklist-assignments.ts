import { sql } from 'drizzle-orm';
import { integer, pgTable, timestamp, uuid, varchar } from 'drizzle-orm/pg-core';

export const checklistAssignments = pgTable('checklist_assignments', {
  id: varchar('id', { length: 40 }).primaryKey().default(sql`gen_random_uuid()::text`),
  templateId: integer('template_id').notNull(),
  templateVersion: integer('template_version').notNull(),
  machineId: integer('machine_id').notNull(),
  operatorId: integer('operator_id').notNull(),
  status: varchar('status', { length: 16, enum: ['pending', 'active', 'completed', 'cancelled'] })
    .notNull()
    .default('pending'),
  dueAt: timestamp('due_at', { withTimezone: true }),
  note: varchar('note', { length: 1000 }),
  cancelReason: varchar('cancel_reason', { length: 500 }),
  createdBy: uuid('created_by'),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
});
