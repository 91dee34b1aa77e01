-- Which scripts were run, and when (milliseconds since 1970, UTC).
CREATE TABLE IF NOT EXISTS ${schema}${prefix}schema (
    version INTEGER NOT NULL,
    script TEXT NOT NULL,
    checksum TEXT NOT NULL,
    installed_at INTEGER NOT NULL,
    PRIMARY KEY (version)
);
