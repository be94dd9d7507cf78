-- Up Migration

-- A manager's words for this one assignment: the operator reads them with the first question.
ALTER TABLE checklist_assignments ADD COLUMN note varchar(1000);

-- Down Migration

ALTER TABLE checklist_assignments DROP COLUMN note;
