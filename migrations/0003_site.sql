-- Up Migration

-- The plant's time zone (IANA): days, due times and printed dates are the plant's, wherever the reader sits. NULL: the server's.
ALTER TABLE system_config ADD COLUMN time_zone varchar(64);

-- Meta's approved message template for what we have to say outside the customer-service window; its body has one variable. NULL: none,
-- and such a message is refused.
ALTER TABLE system_config
  ADD COLUMN message_template_name     varchar(512),
  ADD COLUMN message_template_language varchar(12),
  ADD CHECK ((message_template_name IS NULL) = (message_template_language IS NULL));

-- The audit log, newest first, by who and by what.
CREATE INDEX audit_log_user ON audit_log (user_id, id DESC) WHERE user_id IS NOT NULL;

-- Down Migration

DROP INDEX audit_log_user;
ALTER TABLE system_config
  DROP COLUMN time_zone, DROP COLUMN message_template_name, DROP COLUMN message_template_language;
