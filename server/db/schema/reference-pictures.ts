import { integer, pgTable, timestamp, uuid, varchar } from 'drizzle-orm/pg-core';

export const referencePictures = pgTable('reference_pictures', {
  id: uuid('id').primaryKey(),
  filename: varchar('filename', { length: 80 }).notNull().unique(),
  sha256: varchar('sha256', { length: 64 }).notNull(),
  bytes: integer('bytes').notNull(),
  width: integer('width').notNull(),
  height: integer('height').notNull(),
  createdBy: uuid('created_by'),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
});
