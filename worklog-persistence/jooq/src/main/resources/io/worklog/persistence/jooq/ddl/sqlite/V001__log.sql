-- Logs. A log has a number, so that its rows are narrow; a number is never given to another log.

-- Where each log stands: the one row that decides who appends.
CREATE TABLE IF NOT EXISTS ${schema}${prefix}log (
    log_no INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    min_index INTEGER NOT NULL,
    UNIQUE (name)
);

-- The sealed bytes. Rows are added, and removed from the old end when the log is pruned; never changed.
CREATE TABLE IF NOT EXISTS ${schema}${prefix}entry (
    log_no INTEGER NOT NULL,
    idx INTEGER NOT NULL,
    leaf_hash BLOB NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (log_no, idx)
);

-- What can be erased stands apart from what is sealed.
CREATE TABLE IF NOT EXISTS ${schema}${prefix}private_side (
    log_no INTEGER NOT NULL,
    idx INTEGER NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (log_no, idx)
);

-- Idempotency keys: UTF-8 as it is, or 0xFF and SHA-256 of it where it has more than 512 bytes.
CREATE TABLE IF NOT EXISTS ${schema}${prefix}idem_key (
    log_no INTEGER NOT NULL,
    idem_key BLOB NOT NULL,
    idx INTEGER NOT NULL,
    PRIMARY KEY (log_no, idem_key)
) WITHOUT ROWID;

-- Full hash tiles.
CREATE TABLE IF NOT EXISTS ${schema}${prefix}tile (
    log_no INTEGER NOT NULL,
    tile_level INTEGER NOT NULL,
    tile_index INTEGER NOT NULL,
    hashes BLOB NOT NULL,
    PRIMARY KEY (log_no, tile_level, tile_index)
);

-- The newest signed checkpoint of each log.
CREATE TABLE IF NOT EXISTS ${schema}${prefix}checkpoint (
    log_no INTEGER NOT NULL,
    size INTEGER NOT NULL,
    note BLOB NULL,
    PRIMARY KEY (log_no)
);
