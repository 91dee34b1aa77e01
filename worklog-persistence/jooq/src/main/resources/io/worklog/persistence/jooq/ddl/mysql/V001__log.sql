-- Logs. A log has a number, so that its rows are narrow; a number is never given to another log.

-- Where each log stands: the one row that decides who appends.
CREATE TABLE IF NOT EXISTS ${schema}${prefix}log (
    log_no INT NOT NULL AUTO_INCREMENT,
    name VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    size BIGINT NOT NULL,
    epoch BIGINT NOT NULL,
    min_index BIGINT NOT NULL,
    PRIMARY KEY (log_no),
    UNIQUE KEY ${prefix}log_name (name)
) ENGINE = InnoDB;

-- The sealed bytes. Rows are added, and removed from the old end when the log is pruned; never changed.
CREATE TABLE IF NOT EXISTS ${schema}${prefix}entry (
    log_no INT NOT NULL,
    idx BIGINT NOT NULL,
    leaf_hash BINARY(32) NOT NULL,
    sealed MEDIUMBLOB NOT NULL,
    PRIMARY KEY (log_no, idx)
) ENGINE = InnoDB;

-- What can be erased stands apart from what is sealed.
CREATE TABLE IF NOT EXISTS ${schema}${prefix}private_side (
    log_no INT NOT NULL,
    idx BIGINT NOT NULL,
    content MEDIUMBLOB NOT NULL,
    PRIMARY KEY (log_no, idx)
) ENGINE = InnoDB;

-- Idempotency keys: UTF-8 as it is, or 0xFF and SHA-256 of it where it has more than 512 bytes.
CREATE TABLE IF NOT EXISTS ${schema}${prefix}idem_key (
    log_no INT NOT NULL,
    idem_key VARBINARY(512) NOT NULL,
    idx BIGINT NOT NULL,
    PRIMARY KEY (log_no, idem_key)
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
