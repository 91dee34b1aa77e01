-- Who took what away: stays when the job and its file are gone.
CREATE TABLE exports (
  id ${id} NOT NULL PRIMARY KEY,
  tenant ${id} NOT NULL,
  project_id ${id} NOT NULL,
  job_id ${id} NOT NULL,
  source VARCHAR(64) NOT NULL,
  file_format VARCHAR(16) NOT NULL,
  filter_json ${text} NOT NULL,
  requested_by VARCHAR(128) NOT NULL,
  state VARCHAR(16) NOT NULL,
  row_total BIGINT,
  byte_total BIGINT,
  sha256 VARCHAR(64),
  problem VARCHAR(500),
  downloads BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  finished_at BIGINT,
  expires_at BIGINT
) ${table};

CREATE INDEX exports_project ON exports (project_id, id);
