-- Events that are part of the host's transactions and wait for the relay. A row leaves when the log has it.
-- stream: name of the log in ASCII, a zero byte, name of the source in UTF-8. Order within a stream is id.
-- state: 0 waits, 1 refused by its log, 2 unreadable. added_at: microseconds since 1970, UTC.
CREATE TABLE IF NOT EXISTS ${schema}${prefix}outbox (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    stream BLOB NOT NULL,
    state INTEGER NOT NULL,
    event_id BLOB NOT NULL,
    idem_key BLOB NOT NULL,
    leaf_hash BLOB NOT NULL,
    added_at INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    private_side BLOB NULL,
    refusal BLOB NULL
);

CREATE INDEX IF NOT EXISTS ${schema}${prefix}outbox_stream ON ${prefix}outbox (state, stream, id);
