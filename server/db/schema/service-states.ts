import { pgTable, timestamp, varchar } from 'drizzle-orm/pg-core';

export const serviceStates = pgTable('service_states', {
  service: varchar('service', { length: 40 }).primaryKey(),
  status: varchar('status', { length: 16, enum: ['healthy', 'warning', 'error', 'off'] }).notNull(),
  since: timestamp('since', { withTimezone: true }).notNull(),
});
