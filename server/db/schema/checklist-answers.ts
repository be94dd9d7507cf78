import { boolean, integer, jsonb, pgTable, text, timestamp, uuid, varchar } from 'drizzle-orm/pg-core';

export const checklistAnswers = pgTable('checklist_answers', {
  id: uuid('id').primaryKey().defaultRandom(),
  submissionId: varchar('submission_id', { length: 40 }).notNull(),
  taskIndex: integer('task_index').notNull(),
  result: varchar('result', { length: 3, enum: ['OK', 'NOK', 'NA'] }),
  remarks: text('remarks'),
  value: jsonb('value'),
  outOfLimits: boolean('out_of_limits').notNull().default(false),
  wamid: text('wamid').notNull().unique(),
  answeredAt: timestamp('answered_at', { withTimezone: true }).notNull(),
  supersededAt: timestamp('superseded_at', { withTimezone: true }),
});
