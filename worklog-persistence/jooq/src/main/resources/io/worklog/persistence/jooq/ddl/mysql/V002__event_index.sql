-- The event index. It is derived from the logs and can be dropped and fed again at any time.

-- How far each log was read. A log that was dropped has no name until the last of its rows is gone.
CREATE TABLE IF NOT EXISTS ${schema}${prefix}event_log (
    log_no INT NOT NULL AUTO_INCREMENT,
    name VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NULL,
    indexed_to BIGINT NOT NULL,
    min_index BIGINT NOT NULL,
    PRIMARY KEY (log_no),
    UNIQUE KEY ${prefix}event_log_name (name)
) ENGINE = InnoDB;

-- One narrow row for each entry: when it happened (microseconds since 1970), what it is counted under, and the
-- fingerprint of its terms.
CREATE TABLE IF NOT EXISTS ${schema}${prefix}event (
    log_no INT NOT NULL,
    idx BIGINT NOT NULL,
    occurred_at BIGINT NOT NULL,
    facets BLOB NOT NULL,
    fingerprint BIGINT NOT NULL,
    PRIMARY KEY (log_no, idx),
    KEY ${prefix}event_time (log_no, occurred_at, idx)
) ENGINE = InnoDB;

-- Which entries of a block of 1,000 are found by a term. The second key is for erasing and pruning.
CREATE TABLE IF NOT EXISTS ${schema}${prefix}event_term (
    log_no INT NOT NULL,
    term BINARY(16) NOT NULL,
    block BIGINT NOT NULL,
    places VARBINARY(125) NOT NULL,
    PRIMARY KEY (log_no, term, block),
    KEY ${prefix}event_term_block (log_no, block)
) ENGINE = InnoDB;

-- Within which times (microseconds since 1970) the entries of a block of 1,000 lie.
CREATE TABLE IF NOT EXISTS ${schema}${prefix}event_span (
    log_no INT NOT NULL,
    block BIGINT NOT NULL,
    earliest BIGINT NOT NULL,
    latest BIGINT NOT NULL,
    PRIMARY KEY (log_no, block)
) ENGINE = InnoDB;
