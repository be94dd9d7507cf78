import { pgTable, primaryKey, timestamp, varchar } from 'drizzle-orm/pg-core';

export const uploadedMedia = pgTable(
  'uploaded_media',
  {
    filename: varchar('filename', { length: 80 }).notNull(),
    phoneNumberId: varchar('phone_number_id', { length: 40 }).notNull(),
    mediaId: varchar('media_id', { length: 64 }).notNull(),
    uploadedAt: timestamp('uploaded_at', { withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.filename, t.phoneNumberId] })],
);
