-- Tokens for the viewer that other sites embed. The secret itself is nowhere.
CREATE TABLE viewer_tokens (
  token_id ${id} NOT NULL PRIMARY KEY,
  tenant ${id} NOT NULL,
  project_id ${id} NOT NULL,
  display_name VARCHAR(128) NOT NULL,
  secret_hash VARCHAR(64) NOT NULL,
  event_filter ${text} NOT NULL,
  created_at BIGINT NOT NULL,
  created_by ${id} NOT NULL,
  ends_at BIGINT NOT NULL,
  revoked_at BIGINT,
  view_count BIGINT NOT NULL,
  last_viewed_at BIGINT
) ${table};

CREATE INDEX viewer_tokens_of_project ON viewer_tokens (project_id, token_id);
