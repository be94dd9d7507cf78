-- Up Migration

-- How often Meta has said of a photo that it is not there. Attempts that were cut short, or failed otherwise, say nothing of that.
ALTER TABLE photos ADD COLUMN refusals smallint NOT NULL DEFAULT 0;

-- Down Migration

ALTER TABLE photos DROP COLUMN refusals;
