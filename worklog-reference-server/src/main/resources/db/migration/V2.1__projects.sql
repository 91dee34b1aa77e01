-- Projects and who belongs to them.
CREATE TABLE projects (
  id ${id} NOT NULL PRIMARY KEY,
  tenant ${id} NOT NULL,
  name VARCHAR(200) NOT NULL,
  project_key VARCHAR(16),
  description ${text},
  log_name VARCHAR(128) NOT NULL,
  state VARCHAR(16) NOT NULL,
  visibility VARCHAR(16) NOT NULL,
  settings ${text} NOT NULL,
  created_at BIGINT NOT NULL,
  created_by ${id} NOT NULL,
  member_version BIGINT NOT NULL,
  version BIGINT NOT NULL
) ${table};

CREATE UNIQUE INDEX projects_log ON projects (log_name);

CREATE UNIQUE INDEX projects_key ON projects (tenant, project_key);

CREATE INDEX projects_tenant ON projects (tenant, id);

-- One row for each role of a member.
CREATE TABLE project_members (
  project_id ${id} NOT NULL,
  user_id ${id} NOT NULL,
  role VARCHAR(16) NOT NULL,
  PRIMARY KEY (project_id, user_id, role)
) ${table};

CREATE INDEX project_members_user ON project_members (user_id, project_id);

-- One row for each role that every person of a team has.
CREATE TABLE project_teams (
  project_id ${id} NOT NULL,
  team_id ${id} NOT NULL,
  role VARCHAR(16) NOT NULL,
  PRIMARY KEY (project_id, team_id, role)
) ${table};

CREATE INDEX project_teams_team ON project_teams (team_id, project_id);

-- What a new record of a project can begin with.
CREATE TABLE project_templates (
  id ${id} NOT NULL PRIMARY KEY,
  project_id ${id} NOT NULL,
  name VARCHAR(200) NOT NULL,
  body ${text} NOT NULL,
  version BIGINT NOT NULL
) ${table};

CREATE INDEX project_templates_project ON project_templates (project_id, id);
