-- Long work: one row for each job, and one for each kind that is done again and again.
-- due_at says when somebody has to look at it: to run it, to take it over, to remove it.
CREATE TABLE jobs (
  id ${id} NOT NULL PRIMARY KEY,
  kind VARCHAR(64) NOT NULL,
  tenant ${id} NOT NULL,
  project_id ${id},
  owner_id VARCHAR(128) NOT NULL,
  owner_name VARCHAR(200) NOT NULL,
  state VARCHAR(16) NOT NULL,
  input_json ${text} NOT NULL,
  work_done BIGINT NOT NULL,
  work_total BIGINT NOT NULL,
  work_unit VARCHAR(32) NOT NULL,
  checkpoint_state ${text},
  result_json ${text},
  problem VARCHAR(500),
  attempts BIGINT NOT NULL,
  every_micros BIGINT,
  lease_token ${id},
  due_at BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  finished_at BIGINT,
  version BIGINT NOT NULL
) ${table};

CREATE INDEX jobs_due ON jobs (state, due_at);

CREATE INDEX jobs_owner ON jobs (tenant, owner_id, id);

CREATE INDEX jobs_project ON jobs (tenant, project_id, kind, id);
