-- Which scripts were run, and when (milliseconds since 1970, UTC).
CREATE TABLE IF NOT EXISTS ${schema}${prefix}schema (
    version INTEGER NOT NULL,
    script VARCHAR(64) COLLATE "C" NOT NULL,
    checksum CHAR(64) COLLATE "C" NOT NULL,
    installed_at BIGINT NOT NULL,
    PRIMARY KEY (version)
);
