import { bigint, boolean, pgTable, text, timestamp, uuid, varchar } from 'drizzle-orm/pg-core';
import { bytea } from './bytea.ts';

export const users = pgTable('users', {
  id: uuid('id').primaryKey().defaultRandom(),
  email: varchar('email', { length: 254 }).notNull(),
  name: varchar('name', { length: 120 }).notNull(),
  role: varchar('role', { length: 16, enum: ['admin', 'manager', 'reviewer', 'viewer'] }).notNull(),
  passwordHash: text('password_hash').notNull(),
  /** Its generated password was shown once, and nobody has used it yet. */
  provisional: boolean('provisional').notNull().default(false),
  lastSeenAt: timestamp('last_seen_at', { withTimezone: true }),
  totpSecret: bytea('totp_secret'),
  totpDraft: bytea('totp_draft'),
  totpSince: timestamp('totp_since', { withTimezone: true }),
  totpLastStep: bigint('totp_last_step', { mode: 'number' }),
  disabledAt: timestamp('disabled_at', { withTimezone: true }),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
});
