-- Tenants, people, teams, and what people prove who they are with. Secrets are here as hashes only.
CREATE TABLE tenants (
  id ${id} NOT NULL PRIMARY KEY,
  display_name VARCHAR(200) NOT NULL,
  state VARCHAR(16) NOT NULL,
  created_at BIGINT NOT NULL,
  version BIGINT NOT NULL
) ${table};

INSERT INTO tenants (id, display_name, state, created_at, version)
VALUES ('default', 'default', 'ACTIVE', 0, 1);

CREATE TABLE users (
  id ${id} NOT NULL PRIMARY KEY,
  tenant ${id} NOT NULL,
  login_name VARCHAR(64) NOT NULL,
  login_key VARCHAR(128) NOT NULL,
  display_name VARCHAR(100) NOT NULL,
  email VARCHAR(254),
  lang VARCHAR(16) NOT NULL,
  state VARCHAR(16) NOT NULL,
  system_role VARCHAR(24),
  password_hash VARCHAR(255),
  subject_hash VARCHAR(64),
  sessions_since BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  version BIGINT NOT NULL
) ${table};

CREATE UNIQUE INDEX users_login ON users (tenant, login_key);

CREATE UNIQUE INDEX users_subject ON users (subject_hash);

CREATE INDEX users_tenant ON users (tenant, id);

CREATE INDEX users_role ON users (tenant, system_role);

-- Links that are used once: first set-up, invitation, new password.
CREATE TABLE one_time_links (
  token_hash VARCHAR(64) NOT NULL PRIMARY KEY,
  purpose VARCHAR(16) NOT NULL,
  tenant ${id} NOT NULL,
  user_id ${id},
  expires_at BIGINT NOT NULL
) ${table};

CREATE INDEX one_time_links_of ON one_time_links (tenant, user_id);

CREATE TABLE teams (
  id ${id} NOT NULL PRIMARY KEY,
  tenant ${id} NOT NULL,
  display_name VARCHAR(100) NOT NULL,
  created_at BIGINT NOT NULL,
  version BIGINT NOT NULL
) ${table};

CREATE INDEX teams_tenant ON teams (tenant, id);

CREATE TABLE team_members (
  team_id ${id} NOT NULL,
  user_id ${id} NOT NULL,
  PRIMARY KEY (team_id, user_id)
) ${table};

CREATE INDEX team_members_user ON team_members (user_id, team_id);

CREATE TABLE sessions (
  token_hash VARCHAR(64) NOT NULL PRIMARY KEY,
  id ${id} NOT NULL,
  tenant ${id} NOT NULL,
  user_id ${id} NOT NULL,
  began_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  address VARCHAR(45),
  agent VARCHAR(200)
) ${table};

CREATE INDEX sessions_user ON sessions (user_id, id);

CREATE INDEX sessions_end ON sessions (ends_at);

-- Sessions that were ended, wherever they are kept, until they would have ended by themselves.
CREATE TABLE ended_sessions (
  user_id ${id} NOT NULL,
  session_id ${id} NOT NULL,
  ends_at BIGINT NOT NULL,
  PRIMARY KEY (user_id, session_id)
) ${table};

CREATE INDEX ended_sessions_end ON ended_sessions (ends_at);

CREATE TABLE api_keys (
  id ${id} NOT NULL PRIMARY KEY,
  tenant ${id} NOT NULL,
  user_id ${id} NOT NULL,
  display_name VARCHAR(100) NOT NULL,
  secret_hash VARCHAR(64) NOT NULL,
  scopes ${text} NOT NULL,
  projects ${text},
  created_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  last_used_at BIGINT,
  revoked_at BIGINT
) ${table};

CREATE INDEX api_keys_user ON api_keys (user_id, id);
