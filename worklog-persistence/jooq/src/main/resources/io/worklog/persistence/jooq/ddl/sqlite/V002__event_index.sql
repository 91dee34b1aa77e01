-- The event index. It is derived from the logs and can be dropped and fed again at any time.

-- How far each log was read. A log that was dropped has no name until the last of its rows is gone.
CREATE TABLE IF NOT EXISTS ${schema}${prefix}event_log (
    log_no INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NULL,
    indexed_to INTEGER NOT NULL,
    min_index INTEGER NOT NULL,
    UNIQUE (name)
);

-- One narrow row for each entry: when it happened (microseconds since 1970), what it is counted under, and the
-- fingerprint of its terms.
CREATE TABLE IF NOT EXISTS ${schema}${prefix}event (
    log_no INTEGER NOT NULL,
    idx INTEGER NOT NULL,
    occurred_at INTEGER NOT NULL,
    facets BLOB NOT NULL,
    fingerprint INTEGER NOT NULL,
    PRIMARY KEY (log_no, idx)
) WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS ${prefix}event_time
    ON ${schema}${prefix}event (log_no, occurred_at, idx);

-- Which entries of a block of 1,000 are found by a term. The second key is for erasing and pruning.
CREATE TABLE IF NOT EXISTS ${schema}${prefix}event_term (
    log_no INTEGER NOT NULL,
    term BLOB NOT NULL,
    block INTEGER NOT NULL,
    places BLOB NOT NULL,
    PRIMARY KEY (log_no, term, block)
) WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS ${prefix}event_term_block
    ON ${schema}${prefix}event_term (log_no, block);

-- Within which times (microseconds since 1970) the entries of a block of 1,000 lie.
CREATE TABLE IF NOT EXISTS ${schema}${prefix}event_span (
    log_no INTEGER NOT NULL,
    block INTEGER NOT NULL,
    earliest INTEGER NOT NULL,
    latest INTEGER NOT NULL,
    PRIMARY KEY (log_no, block)
) WITHOUT ROWID;
