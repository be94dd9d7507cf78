-- Up Migration

-- What somebody has asked for under an `Idempotency-Key`, and the answer: asked again, the same comes back and nothing is made twice.
-- Written in the transaction that acts, so that the one is never there without the other. Kept for a day.
CREATE TABLE idempotency_keys (
  user_id      uuid         NOT NULL,
  key          varchar(200) NOT NULL,
  route        varchar(200) NOT NULL,
  request_hash bytea        NOT NULL,
  -- NULL only inside the transaction that acts.
  response     jsonb,
  created_at   timestamptz  NOT NULL,
  PRIMARY KEY (user_id, key)
);
CREATE INDEX idempotency_keys_created ON idempotency_keys (created_at);

-- Down Migration

DROP TABLE idempotency_keys;
