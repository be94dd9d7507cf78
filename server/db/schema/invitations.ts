import { pgTable, timestamp, uuid, varchar } from 'drizzle-orm/pg-core';
import { bytea } from './bytea.ts';

export const invitations = pgTable('invitations', {
  id: uuid('id').primaryKey().defaultRandom(),
  email: varchar('email', { length: 254 }).notNull(),
  role: varchar('role', { length: 16, enum: ['admin', 'manager', 'reviewer', 'viewer'] }).notNull(),
  tokenHash: bytea('token_hash').notNull().unique(),
  invitedBy: uuid('invited_by').notNull(),
  expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  usedAt: timestamp('used_at', { withTimezone: true }),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
});
