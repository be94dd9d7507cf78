import { boolean, integer, pgTable, timestamp, varchar } from 'drizzle-orm/pg-core';

export const systemConfig = pgTable('system_config', {
  id: boolean('id').primaryKey().default(true),
  whatsappEnabled: boolean('whatsapp_enabled').notNull().default(true),
  sessionHours: integer('session_hours').notNull().default(24),
  exampleSeeded: boolean('example_seeded').notNull().default(false),
  timeZone: varchar('time_zone', { length: 64 }),
  messageTemplateName: varchar('message_template_name', { length: 512 }),
  messageTemplateLanguage: varchar('message_template_language', { length: 12 }),
  setupDismissedAt: timestamp('setup_dismissed_at', { withTimezone: true }),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
});
