import { doublePrecision, integer, jsonb, pgTable, varchar } from 'drizzle-orm/pg-core';

export const checklistTemplateTasks = pgTable('checklist_template_tasks', {
  id: integer('id').primaryKey().generatedByDefaultAsIdentity(),
  templateId: integer('template_id').notNull(),
  position: integer('position').notNull(),
  taskName: varchar('task_name', { length: 300 }).notNull(),
  verificationCriteria: varchar('verification_criteria', { length: 1000 }),
  answerType: varchar('answer_type', {
    length: 16,
    enum: ['ok_nok', 'number', 'choice', 'text', 'photo'],
  }).notNull(),
  photo: varchar('photo', {
    length: 16,
    enum: ['none', 'optional', 'required', 'required_on_nok'],
  }).notNull(),
  unit: varchar('unit', { length: 20 }),
  minValue: doublePrecision('min_value'),
  maxValue: doublePrecision('max_value'),
  choices: jsonb('choices'),
  referencePicture: varchar('reference_picture', { length: 80 }),
});
