-- Versions of event types that a project registered; a row never changes.
CREATE TABLE event_types (
  project_id ${id} NOT NULL,
  type_name VARCHAR(128) NOT NULL,
  type_version INT NOT NULL,
  definition ${text} NOT NULL,
  created_at BIGINT NOT NULL,
  created_by ${id} NOT NULL,
  PRIMARY KEY (project_id, type_name, type_version)
) ${table};

-- What a project does with events of types that it did not register; no row: it takes them.
CREATE TABLE event_type_settings (
  project_id ${id} NOT NULL PRIMARY KEY,
  unknown_allowed INT NOT NULL,
  version BIGINT NOT NULL
) ${table};
