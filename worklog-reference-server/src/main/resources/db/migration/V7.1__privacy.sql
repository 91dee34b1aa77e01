-- Erasures and disclosures that somebody asked for, and what was decided.
CREATE TABLE privacy_requests (
  id ${id} NOT NULL PRIMARY KEY,
  tenant ${id} NOT NULL,
  kind VARCHAR(16) NOT NULL,
  project_id ${id},
  person ${id},
  details ${text} NOT NULL,
  ground VARCHAR(1000) NOT NULL,
  asked_by ${id} NOT NULL,
  asked_at BIGINT NOT NULL,
  state VARCHAR(16) NOT NULL,
  decided_by ${id},
  decided_at BIGINT,
  decision_reason VARCHAR(1000),
  preview ${text},
  report ${text},
  version BIGINT NOT NULL
) ${table};

CREATE INDEX privacy_requests_tenant ON privacy_requests (tenant, id);

-- Legal holds as cases; the logs that they are placed in say so themselves.
CREATE TABLE legal_holds (
  id ${id} NOT NULL PRIMARY KEY,
  tenant ${id} NOT NULL,
  case_name VARCHAR(50) NOT NULL,
  reason VARCHAR(1000) NOT NULL,
  project_id ${id},
  person ${id},
  from_time BIGINT,
  until_time BIGINT,
  two_people SMALLINT NOT NULL,
  state VARCHAR(16) NOT NULL,
  opened_by ${id} NOT NULL,
  opened_at BIGINT NOT NULL,
  released_by ${id},
  released_at BIGINT,
  release_reason VARCHAR(1000),
  version BIGINT NOT NULL
) ${table};

CREATE INDEX legal_holds_tenant ON legal_holds (tenant, state);

-- How long events are kept.
CREATE TABLE retention_classes (
  tenant ${id} NOT NULL,
  class_name VARCHAR(40) NOT NULL,
  keep_months INTEGER NOT NULL,
  acknowledgement VARCHAR(500),
  version BIGINT NOT NULL,
  PRIMARY KEY (tenant, class_name)
) ${table};
