-- Up Migration

-- Who made a version. Like the audit log it stays when that person is gone, so there is no foreign key. NULL: the product itself, or
-- a version from before.
ALTER TABLE checklist_template_versions ADD COLUMN created_by uuid;

-- How many conversations go on with which version.
CREATE INDEX whatsapp_sessions_template ON whatsapp_conversation_sessions (template_id, template_version)
  WHERE status IN ('waiting', 'active');

-- Lists: by last change, and what is archived.
CREATE INDEX checklist_templates_by_change ON checklist_templates (updated_at, id) WHERE archived_at IS NULL;
CREATE INDEX checklist_templates_archived ON checklist_templates (lower(name), id) WHERE archived_at IS NOT NULL;

-- Down Migration

DROP INDEX checklist_templates_archived, checklist_templates_by_change, whatsapp_sessions_template;
ALTER TABLE checklist_template_versions DROP COLUMN created_by;
