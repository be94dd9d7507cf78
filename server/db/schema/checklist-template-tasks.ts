import { doublePrecision, integer, jsonb, pgTable } from 'drizzle-orm/pg-core';

export const checklistTemplateTasks = pgTable('checklist_template_tasks', {
  id: integer('id').primaryKey().generatedByDefaultAsIdentity(),
  templateId: integer('template_id').notNull(),
  position: integer('position').notNull(),
  minValue: doublePrecision('min_value'),
  maxValue: doublePrecision('max_value'),
  choices: jsonb('choices'),
});
