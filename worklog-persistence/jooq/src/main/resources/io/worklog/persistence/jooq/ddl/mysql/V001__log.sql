-- Logs. A log has a number, so that its rows are narrow; a number is never given to another log.

-- Where each log stands: the one row that decides who appends.
CREATE TABLE IF NOT EXISTS ${schema}${prefix}log (
    log_no INT NOT NULL AUTO_INCREMENT,
    name VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    size BIGINT NOT NULL,
    epoch BIGINT NOT NULL,
    min_index BIGINT NOT NULL,
    ended VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NULL,
    PRIMARY KEY (log_no),
    UNIQUE KEY ${prefix}log_name (name)
) ENGINE = InnoDB;

-- The sealed bytes. Rows are added, and removed from the old end when the log is pruned; never changed.
-- A key is its UTF-8, or 0xFF and a digest where that has more than 512 bytes.
CREATE TABLE IF NOT EXISTS ${schema}${prefix}entry (
    log_no INT NOT NULL,
    idx BIGINT NOT NULL,
    leaf_hash BINARY(32) NOT NULL,
    idem_key VARBINARY(512) NULL,
    sealed MEDIUMBLOB NOT NULL,
    PRIMARY KEY (log_no, idx),
    UNIQUE KEY ${prefix}entry_key (log_no, idem_key)
) ENGINE = InnoDB;

-- What can be erased stands apart from what is sealed.
CREATE TABLE IF NOT EXISTS ${schema}${prefix}private_side (
    log_no INT NOT NULL,
    idx BIGINT NOT NULL,
    content MEDIUMBLOB NOT NULL,
    PRIMARY KEY (log_no, idx)
) ENGINE = InnoDB;

-- The keys of entries that were pruned; of a log that came from elsewhere perhaps only as 0xFF and a digest.
CREATE TABLE IF NOT EXISTS ${schema}${prefix}pruned_key (
    log_no INT NOT NULL,
    idem_key VARBINARY(512) NOT NULL,
    idx BIGINT NOT NULL,
    PRIMARY KEY (log_no, idem_key),
    KEY ${prefix}pruned_key_idx (log_no, idx)
) ENGINE = InnoDB;

-- Full hash tiles.
CREATE TABLE IF NOT EXISTS ${schema}${prefix}tile (
    log_no INT NOT NULL,
    tile_level INT NOT NULL,
    tile_index BIGINT NOT NULL,
    hashes VARBINARY(8192) NOT NULL,
    PRIMARY KEY (log_no, tile_level, tile_index)
) ENGINE = InnoDB;

-- The newest signed checkpoint of each log.
CREATE TABLE IF NOT EXISTS ${schema}${prefix}checkpoint (
    log_no INT NOT NULL,
    size BIGINT NOT NULL,
    note MEDIUMBLOB NULL,
    PRIMARY KEY (log_no)
) ENGINE = InnoDB;
