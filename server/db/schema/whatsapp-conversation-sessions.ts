import { sql } from 'drizzle-orm';
import { integer, jsonb, pgTable, timestamp, uuid, varchar } from 'drizzle-orm/pg-core';

export const whatsappConversationSessions = pgTable('whatsapp_conversation_sessions', {
  id: varchar('id', { length: 40 }).primaryKey().default(sql`gen_random_uuid()::text`),
  phoneNumber: varchar('phone_number', { length: 16 }).notNull(),
  assignmentId: varchar('assignment_id', { length: 40 }).notNull(),
  submissionId: varchar('submission_id', { length: 40 }).notNull(),
  templateId: integer('template_id').notNull(),
  templateVersion: integer('template_version').notNull(),
  machineId: integer('machine_id').notNull(),
  operatorId: integer('operator_id').notNull(),
  status: varchar('status', {
    length: 16,
    enum: ['waiting', 'active', 'completed', 'expired', 'cancelled'],
  }).notNull(),
  currentTaskIndex: integer('current_task_index').notNull().default(0),
  totalTasks: integer('total_tasks').notNull(),
  answers: jsonb('answers').notNull().default([]),
  dialogue: jsonb('dialogue').notNull().default({}),
  promptId: uuid('prompt_id'),
  pendingPhotoUrl: varchar('pending_photo_url', { length: 200 }),
  lastMessageAt: timestamp('last_message_at', { withTimezone: true }),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  startedAt: timestamp('started_at', { withTimezone: true }),
  expiresAt: timestamp('expires_at', { withTimezone: true }),
  endedAt: timestamp('ended_at', { withTimezone: true }),
});
