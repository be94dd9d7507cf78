-- Up Migration

-- What a task looks like when it is well: uploaded by a manager, made anew by us, sent with the question.
CREATE TABLE reference_pictures (
  id         uuid PRIMARY KEY,
  filename   varchar(80) NOT NULL UNIQUE,
  sha256     varchar(64) NOT NULL,
  bytes      integer     NOT NULL CHECK (bytes > 0),
  width      integer     NOT NULL,
  height     integer     NOT NULL,
  created_by uuid REFERENCES users ON DELETE SET NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
ALTER TABLE checklist_template_tasks ADD COLUMN reference_picture varchar(80) REFERENCES reference_pictures (filename);

-- Files that the Cloud API has from us, by the id that it gave; it keeps them for 30 days.
CREATE TABLE uploaded_media (
  filename        varchar(80) NOT NULL,
  phone_number_id varchar(40) NOT NULL,
  media_id        varchar(64) NOT NULL,
  uploaded_at     timestamptz NOT NULL,
  PRIMARY KEY (filename, phone_number_id)
);

-- Why a message went out without the picture that belongs to it.
ALTER TABLE outbound_messages ADD COLUMN picture_failure varchar(300);

-- Since when each part of the product is in the state that it is in, whoever looked and whatever was restarted.
CREATE TABLE service_states (
  service varchar(40) PRIMARY KEY,
  status  varchar(16) NOT NULL CHECK (status IN ('healthy', 'warning', 'error', 'off')),
  since   timestamptz NOT NULL
);

-- Down Migration

DROP TABLE service_states;
ALTER TABLE outbound_messages DROP COLUMN picture_failure;
DROP TABLE uploaded_media;
ALTER TABLE checklist_template_tasks DROP COLUMN reference_picture;
DROP TABLE reference_pictures;
