-- Data keys, wrapped by a master key. A row without one says that it was destroyed.
CREATE TABLE vault_keys (
  tenant ${id} NOT NULL,
  purpose VARCHAR(24) NOT NULL,
  subject ${id} NOT NULL,
  master_id VARCHAR(64) NOT NULL,
  wrapped ${bytes},
  created_at BIGINT NOT NULL,
  shredded_at BIGINT,
  PRIMARY KEY (tenant, purpose, subject)
) ${table};

CREATE INDEX vault_keys_master ON vault_keys (master_id);
