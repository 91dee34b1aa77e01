-- How somebody likes the pages: one JSON object each, which only they read and write.
CREATE TABLE preferences (
  user_id ${id} NOT NULL PRIMARY KEY,
  tenant ${id} NOT NULL,
  preferences_json ${text} NOT NULL,
  version BIGINT NOT NULL
) ${table};
