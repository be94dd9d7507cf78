-- Up Migration

-- The plant's time zone (IANA): days, due times and printed dates are the plant's, wherever the reader sits. NULL: the server's.
ALTER TABLE system_config ADD COLUMN time_zone varchar(64);

-- The audit log, newest first, by who and by what.
CREATE INDEX audit_log_user ON audit_log (user_id, id DESC) WHERE user_id IS NOT NULL;

-- Down Migration

DROP INDEX audit_log_user;
ALTER TABLE system_config DROP COLUMN time_zone;
