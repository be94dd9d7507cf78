-- Up Migration

-- What comes again, as Meta's repetitions do, is counted and not kept anew. NULL for what was kept before, until it goes after 30 days.
ALTER TABLE webhook_leftovers
  ADD COLUMN digest           bytea CHECK (length(digest) = 32),
  ADD COLUMN times            integer NOT NULL DEFAULT 1,
  ADD COLUMN last_received_at timestamptz NOT NULL DEFAULT now();
UPDATE webhook_leftovers SET last_received_at = received_at;
CREATE UNIQUE INDEX webhook_leftovers_digest ON webhook_leftovers (digest);

-- Down Migration

DROP INDEX webhook_leftovers_digest;
ALTER TABLE webhook_leftovers DROP COLUMN digest, DROP COLUMN times, DROP COLUMN last_received_at;
