import { integer, pgTable, timestamp, uuid } from 'drizzle-orm/pg-core';

export const checklistAssignments = pgTable('checklist_assignments', {
  templateId: integer('template_id').notNull(),
  templateVersion: integer('template_version').notNull(),
  machineId: integer('machine_id').notNull(),
  operatorId: integer('operator_id').notNull(),
  dueAt: timestamp('due_at', { withTimezone: true }),
  createdBy: uuid('created_by'),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
});
