-- Projects and who belongs to them.
CREATE TABLE projects (
  id ${id} NOT NULL PRIMARY KEY,
  tenant ${id} NOT NULL,
  name VARCHAR(200) NOT NULL,
  log_name VARCHAR(128) NOT NULL,
  state VARCHAR(16) NOT NULL,
  visibility VARCHAR(16) NOT NULL,
  created_at BIGINT NOT NULL,
  created_by ${id} NOT NULL,
  version BIGINT NOT NULL
) ${table};

CREATE UNIQUE INDEX projects_log ON projects (log_name);

CREATE INDEX projects_tenant ON projects (tenant, id);

-- One row for each role of a member.
CREATE TABLE project_members (
  project_id ${id} NOT NULL,
  user_id ${id} NOT NULL,
  role VARCHAR(16) NOT NULL,
  PRIMARY KEY (project_id, user_id, role)
) ${table};

CREATE INDEX project_members_user ON project_members (user_id, project_id);
