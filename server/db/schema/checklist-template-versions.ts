import { integer, jsonb, pgTable, primaryKey, timestamp, uuid, varchar } from 'drizzle-orm/pg-core';

export const checklistTemplateVersions = pgTable(
  'checklist_template_versions',
  {
    templateId: integer('template_id').notNull(),
    version: integer('version').notNull(),
    name: varchar('name', { length: 120 }).notNull(),
    tasks: jsonb('tasks').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    createdBy: uuid('created_by'),
  },
  (t) => [primaryKey({ columns: [t.templateId, t.version] })],
);
