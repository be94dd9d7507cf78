import { bigint, jsonb, pgTable, timestamp, uuid, varchar } from 'drizzle-orm/pg-core';

export const auditLog = pgTable('audit_log', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
  userId: uuid('user_id'),
  actor: varchar('actor', { length: 300 }).notNull(),
  action: varchar('action', { length: 80 }).notNull(),
  subjectKind: varchar('subject_kind', { length: 40 }).notNull(),
  subjectId: varchar('subject_id', { length: 80 }).notNull(),
  before: jsonb('before'),
  after: jsonb('after'),
  ip: varchar('ip', { length: 64 }),
});
