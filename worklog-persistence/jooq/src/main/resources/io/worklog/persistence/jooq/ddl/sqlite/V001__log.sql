-- Logs. A log has a number, so that its rows are narrow; a number is never given to another log.

-- Where each log stands: the one row that decides who appends.
CREATE TABLE IF NOT EXISTS ${schema}${prefix}log (
    log_no INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    min_index INTEGER NOT NULL,
    ended TEXT NULL,
    UNIQUE (name)
);

-- The sealed bytes. Rows are added, and removed from the old end when the log is pruned; never changed.
-- A key is its UTF-8, or 0xFF and a digest where that has more than 512 bytes.
CREATE TABLE IF NOT EXISTS ${schema}${prefix}entry (
    log_no INTEGER NOT NULL,
    idx INTEGER NOT NULL,
    leaf_hash BLOB NOT NULL,
    idem_key BLOB NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (log_no, idx),
    UNIQUE (log_no, idem_key)
);

-- What can be erased stands apart from what is sealed.
CREATE TABLE IF NOT EXISTS ${schema}${prefix}private_side (
    log_no INTEGER NOT NULL,
    idx INTEGER NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (log_no, idx)
);

-- The keys of entries that were pruned; of a log that came from elsewhere perhaps only as 0xFF and a digest.
CREATE TABLE IF NOT EXISTS ${schema}${prefix}pruned_key (
    log_no INTEGER NOT NULL,
    idem_key BLOB NOT NULL,
    idx INTEGER NOT NULL,
    PRIMARY KEY (log_no, idem_key)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS ${prefix}pruned_key_idx ON ${prefix}pruned_key (log_no, idx);

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
