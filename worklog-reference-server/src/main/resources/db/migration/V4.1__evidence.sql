-- Sealed bytes in the evidence store, by the digest of what was sealed. Each content once.
CREATE TABLE evidence_blobs (
  sha256 VARCHAR(64) NOT NULL PRIMARY KEY,
  stored_as VARCHAR(64) NOT NULL,
  stored_bytes BIGINT NOT NULL,
  size_bytes BIGINT NOT NULL,
  key_subject ${id} NOT NULL,
  created_at BIGINT NOT NULL
) ${table};

-- Files of projects. A row outlives its bytes, for custody.
CREATE TABLE evidence (
  id ${id} NOT NULL PRIMARY KEY,
  tenant ${id} NOT NULL,
  project_id ${id} NOT NULL,
  sha256 VARCHAR(64) NOT NULL,
  size_bytes BIGINT NOT NULL,
  media_type VARCHAR(120) NOT NULL,
  file_name VARCHAR(256),
  state VARCHAR(16) NOT NULL,
  finding VARCHAR(200),
  uploaded_by ${id} NOT NULL,
  uploaded_at BIGINT NOT NULL,
  needed SMALLINT NOT NULL
) ${table};

CREATE INDEX evidence_project ON evidence (project_id, id);

CREATE INDEX evidence_sha256 ON evidence (sha256);

CREATE INDEX evidence_person ON evidence (tenant, uploaded_by);

CREATE INDEX evidence_waiting ON evidence (state, needed, uploaded_at);

-- What needs a file.
CREATE TABLE evidence_references (
  evidence_id ${id} NOT NULL,
  project_id ${id} NOT NULL,
  kind VARCHAR(24) NOT NULL,
  thing ${id} NOT NULL,
  PRIMARY KEY (evidence_id, kind, thing)
) ${table};

CREATE INDEX evidence_references_thing ON evidence_references (project_id, kind, thing);

-- Files on their way, and the parts of them that have arrived.
CREATE TABLE evidence_uploads (
  id ${id} NOT NULL PRIMARY KEY,
  tenant ${id} NOT NULL,
  project_id ${id} NOT NULL,
  owner ${id} NOT NULL,
  file_name VARCHAR(256) NOT NULL,
  expected_bytes BIGINT,
  expected_sha256 VARCHAR(64),
  received BIGINT NOT NULL,
  evidence_id ${id},
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
) ${table};

CREATE INDEX evidence_uploads_expiry ON evidence_uploads (expires_at);

CREATE INDEX evidence_uploads_project ON evidence_uploads (project_id, owner);

CREATE TABLE evidence_parts (
  upload_id ${id} NOT NULL,
  part_start BIGINT NOT NULL,
  part_bytes BIGINT NOT NULL,
  file_name VARCHAR(80) NOT NULL,
  PRIMARY KEY (upload_id, part_start)
) ${table};

-- Limits of projects that differ from the server's.
CREATE TABLE evidence_limits (
  project_id ${id} NOT NULL PRIMARY KEY,
  max_bytes BIGINT NOT NULL,
  allowed_types ${text} NOT NULL,
  denied_types ${text} NOT NULL,
  version BIGINT NOT NULL
) ${table};
