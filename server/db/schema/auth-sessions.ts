import { pgTable, timestamp, uuid, varchar } from 'drizzle-orm/pg-core';
import { bytea } from './bytea.ts';

export const authSessions = pgTable('auth_sessions', {
  id: uuid('id').primaryKey().defaultRandom(),
  userId: uuid('user_id').notNull(),
  tokenHash: bytea('token_hash').notNull().unique(),
  refreshHash: bytea('refresh_hash').notNull().unique(),
  previousRefreshHash: bytea('previous_refresh_hash'),
  refreshedAt: timestamp('refreshed_at', { withTimezone: true }),
  expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  refreshExpiresAt: timestamp('refresh_expires_at', { withTimezone: true }).notNull(),
  lastUsedAt: timestamp('last_used_at', { withTimezone: true }).notNull().defaultNow(),
  revokedAt: timestamp('revoked_at', { withTimezone: true }),
  ip: varchar('ip', { length: 64 }),
  userAgent: varchar('user_agent', { length: 400 }),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
});
