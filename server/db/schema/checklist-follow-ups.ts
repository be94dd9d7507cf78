import { integer, pgTable, primaryKey, timestamp, varchar } from 'drizzle-orm/pg-core';

export const checklistFollowUps = pgTable(
  'checklist_follow_ups',
  {
    submissionId: varchar('submission_id', { length: 40 }).notNull(),
    taskIndex: integer('task_index').notNull(),
    text: varchar('text', { length: 1000 }).notNull(),
    writtenBy: varchar('written_by', { length: 300 }).notNull(),
    writtenAt: timestamp('written_at', { withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.submissionId, t.taskIndex] })],
);
