-- Work records as they stand now; what they said before is in record_versions.
CREATE TABLE records (
  id ${id} NOT NULL PRIMARY KEY,
  project_id ${id} NOT NULL,
  tenant ${id} NOT NULL,
  author_id ${id} NOT NULL,
  author_name VARCHAR(200),
  state VARCHAR(16) NOT NULL,
  version_no BIGINT NOT NULL,
  approved_no BIGINT,
  title VARCHAR(200) NOT NULL,
  title_key VARCHAR(600) NOT NULL,
  work_date VARCHAR(10) NOT NULL,
  minutes BIGINT NOT NULL,
  tags ${text} NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  submitted_at BIGINT,
  version BIGINT NOT NULL
) ${table};

CREATE INDEX records_project ON records (project_id, id);

CREATE INDEX records_state ON records (project_id, state, id);

CREATE INDEX records_date ON records (project_id, work_date);

CREATE INDEX records_author ON records (tenant, author_id);

-- Every version; one that was submitted is never written again.
CREATE TABLE record_versions (
  record_id ${id} NOT NULL,
  number_in_record BIGINT NOT NULL,
  body ${text} NOT NULL,
  recorded ${text},
  edited_at BIGINT NOT NULL,
  submitted_at BIGINT,
  decided_at BIGINT,
  decided_by ${id},
  decision VARCHAR(16),
  PRIMARY KEY (record_id, number_in_record)
) ${table};

-- What records are found by: people, tags, links, values of custom fields.
CREATE TABLE record_terms (
  record_id ${id} NOT NULL,
  kind VARCHAR(80) NOT NULL,
  term VARCHAR(200) NOT NULL,
  project_id ${id} NOT NULL,
  PRIMARY KEY (record_id, kind, term)
) ${table};

CREATE INDEX record_terms_term ON record_terms (project_id, kind, term, record_id);

-- Events of records with their place in the log, once it is known.
CREATE TABLE record_steps (
  event_id ${id} NOT NULL PRIMARY KEY,
  record_id ${id} NOT NULL,
  type_name VARCHAR(128) NOT NULL,
  happened_at BIGINT NOT NULL,
  actor_id VARCHAR(128) NOT NULL,
  leaf_hash VARCHAR(64),
  log_index BIGINT
) ${table};

CREATE INDEX record_steps_record ON record_steps (record_id, happened_at);

CREATE TABLE record_comments (
  id ${id} NOT NULL PRIMARY KEY,
  record_id ${id} NOT NULL,
  author_id ${id} NOT NULL,
  author_name VARCHAR(200),
  body ${text},
  created_at BIGINT NOT NULL,
  edited_at BIGINT,
  deleted_at BIGINT,
  version BIGINT NOT NULL
) ${table};

CREATE INDEX record_comments_record ON record_comments (record_id, id);

-- What comments said before they were edited.
CREATE TABLE record_comment_texts (
  comment_id ${id} NOT NULL,
  version_of_comment BIGINT NOT NULL,
  body ${text} NOT NULL,
  replaced_at BIGINT NOT NULL,
  PRIMARY KEY (comment_id, version_of_comment)
) ${table};

CREATE TABLE notifications (
  id ${id} NOT NULL PRIMARY KEY,
  tenant ${id} NOT NULL,
  user_id ${id} NOT NULL,
  kind VARCHAR(32) NOT NULL,
  project_id ${id} NOT NULL,
  record_id ${id} NOT NULL,
  once_key VARCHAR(160) NOT NULL,
  created_at BIGINT NOT NULL,
  read_at BIGINT
) ${table};

CREATE UNIQUE INDEX notifications_once ON notifications (once_key);

CREATE INDEX notifications_user ON notifications (tenant, user_id, id);
