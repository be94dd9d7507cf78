-- Up Migration

-- The first admin whose password was generated belongs to nobody yet: until somebody signs in with it, or makes the account theirs.
ALTER TABLE users
  ADD COLUMN provisional    boolean NOT NULL DEFAULT false,
  ADD COLUMN last_seen_at   timestamptz,
  -- The secret of an authenticator app, sealed; one that is not confirmed yet; and the last time step that a code was taken for.
  ADD COLUMN totp_secret    bytea,
  ADD COLUMN totp_draft     bytea,
  ADD COLUMN totp_since     timestamptz,
  ADD COLUMN totp_last_step bigint,
  ADD CHECK ((totp_secret IS NULL) = (totp_since IS NULL));

CREATE TABLE recovery_codes (
  user_id   uuid  NOT NULL REFERENCES users ON DELETE CASCADE,
  code_hash bytea NOT NULL,
  used_at   timestamptz,
  PRIMARY KEY (user_id, code_hash)
);

-- Two tabs may refresh with one token at the same moment: the one before the last is known for what it is.
ALTER TABLE auth_sessions
  ADD COLUMN previous_refresh_hash bytea,
  ADD COLUMN refreshed_at          timestamptz;

-- The audit log by time: all of it, by who, by action, and by kind of subject.
DROP INDEX audit_log_user;
CREATE INDEX audit_log_newest ON audit_log (at DESC, id DESC);
CREATE INDEX audit_log_user ON audit_log (user_id, at DESC, id DESC);
CREATE INDEX audit_log_nobody ON audit_log (actor, at DESC, id DESC) WHERE user_id IS NULL;
CREATE INDEX audit_log_action ON audit_log (action, at DESC, id DESC);
CREATE INDEX audit_log_kind ON audit_log (subject_kind, at DESC, id DESC);

-- Down Migration

DROP INDEX audit_log_kind, audit_log_action, audit_log_nobody, audit_log_user, audit_log_newest;
CREATE INDEX audit_log_user ON audit_log (user_id, id DESC) WHERE user_id IS NOT NULL;
ALTER TABLE auth_sessions DROP COLUMN previous_refresh_hash, DROP COLUMN refreshed_at;
DROP TABLE recovery_codes;
ALTER TABLE users
  DROP COLUMN provisional, DROP COLUMN last_seen_at, DROP COLUMN totp_secret, DROP COLUMN totp_draft,
  DROP COLUMN totp_since, DROP COLUMN totp_last_step;
