-- Up Migration

-- Lists by name go on after the last item of the page before; what is archived is in none of them.
CREATE INDEX machines_by_name ON machines (lower(name), id) WHERE archived_at IS NULL;
CREATE INDEX operators_by_name ON operators (lower(name), id) WHERE archived_at IS NULL;
CREATE INDEX checklist_templates_by_name ON checklist_templates (lower(name), id) WHERE archived_at IS NULL;

-- Was an answer edited? Few are.
CREATE INDEX checklist_answers_superseded ON checklist_answers (submission_id, task_index) WHERE superseded_at IS NOT NULL;

-- What the system status asks: when the last message came, and which photos could not be fetched.
CREATE INDEX inbound_messages_received ON inbound_messages (received_at);
CREATE INDEX photos_failed ON photos (received_at) WHERE status = 'failed';

-- Down Migration

DROP INDEX photos_failed, inbound_messages_received, checklist_answers_superseded, checklist_templates_by_name,
  operators_by_name, machines_by_name;
