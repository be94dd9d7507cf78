-- Up Migration

-- What a reviewer made of a completed submission, signed with the name they had then.
ALTER TABLE checklist_submissions
  ADD COLUMN updated_at  timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN review      varchar(16) CHECK (review IN ('accepted', 'needs_action')),
  ADD COLUMN review_note varchar(2000),
  ADD COLUMN reviewed_by varchar(300),
  ADD COLUMN reviewed_at timestamptz,
  ADD CHECK ((review IS NULL) = (reviewed_at IS NULL)),
  ADD CHECK (review IS NULL OR status = 'completed');

-- What was done about an answer that was NOK or out of limits: "fixed by …".
CREATE TABLE checklist_follow_ups (
  submission_id varchar(40) NOT NULL REFERENCES checklist_submissions ON DELETE CASCADE,
  task_index    integer NOT NULL CHECK (task_index >= 0),
  text          varchar(1000) NOT NULL CHECK (text <> ''),
  written_by    varchar(300) NOT NULL,
  written_at    timestamptz NOT NULL,
  PRIMARY KEY (submission_id, task_index)
);

-- What it is about stands in its assignment, and here again: a list of 100,000 by machine, newest first, is one walk over one index.
ALTER TABLE checklist_submissions
  ADD COLUMN template_id integer,
  ADD COLUMN machine_id  integer,
  ADD COLUMN operator_id integer;
UPDATE checklist_submissions s SET template_id = a.template_id, machine_id = a.machine_id, operator_id = a.operator_id
  FROM checklist_assignments a WHERE a.id = s.assignment_id;

CREATE FUNCTION copy_assignment_to_new_submission() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT template_id, machine_id, operator_id INTO NEW.template_id, NEW.machine_id, NEW.operator_id
    FROM checklist_assignments WHERE id = NEW.assignment_id;
  RETURN NEW;
END $$;
CREATE TRIGGER copy_assignment BEFORE INSERT ON checklist_submissions
  FOR EACH ROW EXECUTE FUNCTION copy_assignment_to_new_submission();

CREATE FUNCTION copy_assignment_to_its_submission() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE checklist_submissions
    SET template_id = NEW.template_id, machine_id = NEW.machine_id, operator_id = NEW.operator_id
    WHERE assignment_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER copy_to_submission AFTER UPDATE OF template_id, machine_id, operator_id ON checklist_assignments
  FOR EACH ROW WHEN ((OLD.template_id, OLD.machine_id, OLD.operator_id)
    IS DISTINCT FROM (NEW.template_id, NEW.machine_id, NEW.operator_id))
  EXECUTE FUNCTION copy_assignment_to_its_submission();

CREATE INDEX checklist_submissions_template ON checklist_submissions (template_id, created_at DESC, id DESC);
CREATE INDEX checklist_submissions_machine ON checklist_submissions (machine_id, created_at DESC, id DESC);
CREATE INDEX checklist_submissions_operator ON checklist_submissions (operator_id, created_at DESC, id DESC);

-- Lists of few among many: what waits for a review, what needs action, what runs, what has a failed answer.
CREATE INDEX checklist_submissions_to_review ON checklist_submissions (created_at DESC, id DESC)
  WHERE status = 'completed' AND review IS NULL;
CREATE INDEX checklist_submissions_needs_action ON checklist_submissions (created_at DESC, id DESC) WHERE review = 'needs_action';
CREATE INDEX checklist_submissions_pending ON checklist_submissions (created_at DESC, id DESC) WHERE status = 'pending';
CREATE INDEX checklist_answers_failed ON checklist_answers (submission_id)
  WHERE superseded_at IS NULL AND (result = 'NOK' OR out_of_limits);

-- Down Migration

DROP INDEX checklist_answers_failed, checklist_submissions_pending, checklist_submissions_needs_action,
  checklist_submissions_to_review;
DROP TRIGGER copy_to_submission ON checklist_assignments;
DROP TRIGGER copy_assignment ON checklist_submissions;
DROP FUNCTION copy_assignment_to_its_submission(), copy_assignment_to_new_submission();
DROP TABLE checklist_follow_ups;
ALTER TABLE checklist_submissions
  DROP COLUMN updated_at, DROP COLUMN review, DROP COLUMN review_note, DROP COLUMN reviewed_by, DROP COLUMN reviewed_at,
  DROP COLUMN template_id, DROP COLUMN machine_id, DROP COLUMN operator_id;
