-- Which scripts were run, and when (milliseconds since 1970, UTC).
CREATE TABLE IF NOT EXISTS ${schema}${prefix}schema (
    version INT NOT NULL,
    script VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    checksum CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    installed_at BIGINT NOT NULL,
    PRIMARY KEY (version)
) ENGINE = InnoDB;
