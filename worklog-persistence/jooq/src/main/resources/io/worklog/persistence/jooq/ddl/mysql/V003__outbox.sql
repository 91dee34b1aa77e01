-- Events that are part of the host's transactions and wait for the relay. A row leaves when the log has it.
-- stream: name of the log in ASCII, a zero byte, name of the source in UTF-8. Order within a stream is id.
-- state: 0 waits, 1 refused by its log, 2 unreadable. added_at: microseconds since 1970, UTC.
CREATE TABLE IF NOT EXISTS ${schema}${prefix}outbox (
    id BIGINT NOT NULL AUTO_INCREMENT,
    stream VARBINARY(512) NOT NULL,
    state TINYINT NOT NULL,
    event_id BINARY(16) NOT NULL,
    idem_key VARBINARY(512) NOT NULL,
    leaf_hash BINARY(32) NOT NULL,
    added_at BIGINT NOT NULL,
    sealed MEDIUMBLOB NOT NULL,
    private_side MEDIUMBLOB NULL,
    refusal VARBINARY(2048) NULL,
    PRIMARY KEY (id),
    KEY ${prefix}outbox_stream (state, stream, id)
) ENGINE = InnoDB;

-- A relay holds the row of a stream's slot while it moves events of that stream.
CREATE TABLE IF NOT EXISTS ${schema}${prefix}outbox_lock (
    slot SMALLINT NOT NULL,
    PRIMARY KEY (slot)
) ENGINE = InnoDB;

INSERT IGNORE INTO ${schema}${prefix}outbox_lock (slot) VALUES
    (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15),
    (16), (17), (18), (19), (20), (21), (22), (23), (24), (25), (26), (27), (28), (29), (30), (31),
    (32), (33), (34), (35), (36), (37), (38), (39), (40), (41), (42), (43), (44), (45), (46), (47),
    (48), (49), (50), (51), (52), (53), (54), (55), (56), (57), (58), (59), (60), (61), (62), (63);
