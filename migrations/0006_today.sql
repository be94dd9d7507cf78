-- Up Migration

-- What was done on a day, and what was not good on it: the page of today asks for both all day long. Partial, so that other answers
-- cost nothing.
CREATE INDEX checklist_submissions_completed ON checklist_submissions (completed_at DESC, id DESC) WHERE status = 'completed';
CREATE INDEX checklist_answers_not_good ON checklist_answers (answered_at DESC, id DESC)
  WHERE (result = 'NOK' OR out_of_limits) AND superseded_at IS NULL;

-- Down Migration

DROP INDEX checklist_answers_not_good, checklist_submissions_completed;
