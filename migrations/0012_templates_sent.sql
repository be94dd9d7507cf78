-- Up Migration

-- Outside the customer-service window a message goes out as Meta's message template: what it was to say has not been read then.
ALTER TABLE outbound_messages ADD COLUMN as_template boolean NOT NULL DEFAULT false;

-- Down Migration

ALTER TABLE outbound_messages DROP COLUMN as_template;
