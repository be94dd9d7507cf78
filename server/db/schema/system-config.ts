import { boolean, integer, pgTable, timestamp } from 'drizzle-orm/pg-core';

export const systemConfig = pgTable('system_config', {
  id: boolean('id').primaryKey().default(true),
  whatsappEnabled: boolean('whatsapp_enabled').notNull().default(true),
  sessionHours: integer('session_hours').notNull().default(24),
  exampleSeeded: boolean('example_seeded').notNull().default(false),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
});
