-- Up Migration

-- What the lists are searched by: words of name, code and location, and every end of a phone number that has three digits or more, so
-- that any run of its digits is found as the beginning of one. Signs part words. Weights: A names, C codes and places, D numbers.
ALTER TABLE machines ADD COLUMN search tsvector NOT NULL GENERATED ALWAYS AS (
  setweight(to_tsvector('simple'::regconfig, translate(name, '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~', repeat(' ', 32))), 'A') ||
  setweight(to_tsvector('simple'::regconfig, translate(
    coalesce(code, '') || ' ' || coalesce(location, ''), '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~', repeat(' ', 32))), 'C')
) STORED;
ALTER TABLE operators ADD COLUMN search tsvector NOT NULL GENERATED ALWAYS AS (
  setweight(to_tsvector('simple'::regconfig, translate(name, '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~', repeat(' ', 32))), 'A') ||
  setweight(to_tsvector('simple'::regconfig,
    substr(phone_number, 2) || ' ' || substr(phone_number, 3) || ' ' || substr(phone_number, 4) || ' ' ||
    substr(phone_number, 5) || ' ' || substr(phone_number, 6) || ' ' || substr(phone_number, 7) || ' ' ||
    substr(phone_number, 8) || ' ' || substr(phone_number, 9) || ' ' || substr(phone_number, 10) || ' ' ||
    substr(phone_number, 11) || ' ' || substr(phone_number, 12) || ' ' || substr(phone_number, 13) || ' ' ||
    substr(phone_number, 14)), 'D')
) STORED;
CREATE INDEX machines_search ON machines USING gin (search) WITH (fastupdate = off);
CREATE INDEX operators_search ON operators USING gin (search) WITH (fastupdate = off);

-- The other ways to sort the lists; what has no code or location stands at the end. Numbers have their unique index.
CREATE INDEX machines_by_code ON machines ((code IS NULL), (coalesce(lower(code), '')), id) WHERE archived_at IS NULL;
CREATE INDEX machines_by_location ON machines ((location IS NULL), (coalesce(lower(location), '')), id) WHERE archived_at IS NULL;
CREATE INDEX machines_archived_by_name ON machines (lower(name), id) WHERE archived_at IS NOT NULL;
CREATE INDEX operators_archived_by_name ON operators (lower(name), id) WHERE archived_at IS NOT NULL;

-- How many checklists are open on a machine.
CREATE INDEX checklist_assignments_open_machine ON checklist_assignments (machine_id) WHERE status IN ('pending', 'active');

-- The chat with an operator across all conversations, in the order in which we saw it.
CREATE INDEX inbound_messages_operator_seen ON inbound_messages (operator_id, received_at DESC, seq DESC)
  WHERE operator_id IS NOT NULL;

-- Down Migration

DROP INDEX inbound_messages_operator_seen, checklist_assignments_open_machine, operators_archived_by_name, machines_archived_by_name,
  machines_by_location, machines_by_code;
ALTER TABLE operators DROP COLUMN search;
ALTER TABLE machines DROP COLUMN search;
