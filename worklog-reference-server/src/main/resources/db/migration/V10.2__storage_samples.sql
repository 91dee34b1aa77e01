-- How much was kept, once a day: of what kind and name, how many things and how large.
-- The tenant is empty for what belongs to none, such as the disk.
CREATE TABLE storage_samples (
  tenant ${id} NOT NULL,
  sampled_on VARCHAR(10) NOT NULL,
  kind VARCHAR(16) NOT NULL,
  name VARCHAR(200) NOT NULL,
  things BIGINT NOT NULL,
  size_bytes BIGINT,
  PRIMARY KEY (tenant, sampled_on, kind, name)
) ${table};
