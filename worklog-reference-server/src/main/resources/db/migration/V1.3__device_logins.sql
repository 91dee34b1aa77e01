-- Programs without a browser that wait for somebody to let them in.
CREATE TABLE device_logins (
  token_hash VARCHAR(64) NOT NULL PRIMARY KEY,
  user_code VARCHAR(16) NOT NULL,
  display_name VARCHAR(100) NOT NULL,
  scopes ${text} NOT NULL,
  state VARCHAR(16) NOT NULL,
  user_id ${id},
  expires_at BIGINT NOT NULL
) ${table};

CREATE UNIQUE INDEX device_logins_code ON device_logins (user_code);

CREATE INDEX device_logins_end ON device_logins (expires_at);
