-- What leaves by itself: where to, how far it is, and what could not be delivered.
CREATE TABLE feeds (
  id ${id} NOT NULL PRIMARY KEY,
  tenant ${id} NOT NULL,
  project_id ${id} NOT NULL,
  name VARCHAR(200) NOT NULL,
  target_url VARCHAR(2000) NOT NULL,
  event_format VARCHAR(16) NOT NULL,
  filter_json ${text} NOT NULL,
  state VARCHAR(16) NOT NULL,
  secret_new ${text},
  secret_old ${text},
  secret_old_until BIGINT,
  next_entry BIGINT NOT NULL,
  failures BIGINT NOT NULL,
  last_problem VARCHAR(300),
  delivered_at BIGINT,
  due_at BIGINT NOT NULL,
  lease_token ${id},
  created_by VARCHAR(128) NOT NULL,
  created_at BIGINT NOT NULL,
  version BIGINT NOT NULL
) ${table};

CREATE INDEX feeds_project ON feeds (project_id, id);

CREATE INDEX feeds_due ON feeds (state, due_at);

CREATE TABLE feed_dead_letters (
  feed_id ${id} NOT NULL,
  entry_index BIGINT NOT NULL,
  event_id VARCHAR(40) NOT NULL,
  problem VARCHAR(300) NOT NULL,
  attempts BIGINT NOT NULL,
  given_up_at BIGINT NOT NULL,
  PRIMARY KEY (feed_id, entry_index)
) ${table};
