import { integer, jsonb, pgTable, timestamp, uuid } from 'drizzle-orm/pg-core';

export const whatsappConversationSessions = pgTable('whatsapp_conversation_sessions', {
  templateId: integer('template_id').notNull(),
  templateVersion: integer('template_version').notNull(),
  machineId: integer('machine_id').notNull(),
  operatorId: integer('operator_id').notNull(),
  currentTaskIndex: integer('current_task_index').notNull().default(0),
  totalTasks: integer('total_tasks').notNull(),
  answers: jsonb('answers').notNull().default([]),
  dialogue: jsonb('dialogue').notNull().default({}),
  promptId: uuid('prompt_id'),
  lastMessageAt: timestamp('last_message_at', { withTimezone: true }),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  startedAt: timestamp('started_at', { withTimezone: true }),
  expiresAt: timestamp('expires_at', { withTimezone: true }),
  endedAt: timestamp('ended_at', { withTimezone: true }),
});
