-- Requests that were carried out under an Idempotency-Key, with the answer they had.
CREATE TABLE idempotent_requests (
  caller VARCHAR(100) NOT NULL,
  request_key VARCHAR(128) NOT NULL,
  request_hash CHAR(64) NOT NULL,
  created_at BIGINT NOT NULL,
  answer_status INT,
  answer_headers ${text},
  answer_body ${bytes},
  PRIMARY KEY (caller, request_key)
) ${table};

CREATE INDEX idempotent_requests_age ON idempotent_requests (created_at);
