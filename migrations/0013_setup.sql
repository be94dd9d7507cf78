-- Up Migration

-- When somebody said that they need no guidance any more; NULL while the guided start may still be offered.
ALTER TABLE system_config ADD COLUMN setup_dismissed_at timestamptz;

CREATE INDEX unknown_senders_number ON unknown_senders (wa_id, last_message_at DESC);

-- Down Migration

DROP INDEX unknown_senders_number;
ALTER TABLE system_config DROP COLUMN setup_dismissed_at;
