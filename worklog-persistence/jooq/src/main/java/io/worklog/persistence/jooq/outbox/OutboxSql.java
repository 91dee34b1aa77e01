package io.worklog.persistence.jooq.outbox;

import io.worklog.persistence.jooq.schema.TableNames;
import io.worklog.spi.OutboxCounts;
import org.jooq.DSLContext;
import org.jooq.Name;

/**
 * The statements, the same in every dialect.
 *
 * @param outbox full name of the table of events, quoted
 * @param locks full name of the table of locks, quoted
 */
record OutboxSql(String outbox, String locks) {
    private static final String COLUMNS =
            "id, stream, event_id, idem_key, leaf_hash, added_at, sealed, private_side, refusal";

    static OutboxSql of(DSLContext renderer, TableNames names) {
        Name outbox = names.of("outbox");
        return new OutboxSql(renderer.render(outbox), renderer.render(names.of("outbox_lock")));
    }

    String insert() {
        return "INSERT INTO "
                + outbox
                + " (stream, state, event_id, idem_key, leaf_hash, added_at, sealed, private_side)"
                + " VALUES (?, 0, ?, ?, ?, ?, ?, ?)";
    }

    /** The next stream after another that has something waiting; one look into the index. */
    String nextStream() {
        return "SELECT stream FROM "
                + outbox
                + " WHERE state = 0 AND stream > ? ORDER BY stream LIMIT 1";
    }

    String lock() {
        return "SELECT slot FROM " + locks + " WHERE slot = ? FOR UPDATE SKIP LOCKED";
    }

    String waiting() {
        return "SELECT "
                + COLUMNS
                + " FROM "
                + outbox
                + " WHERE state = 0 AND stream = ? ORDER BY id LIMIT ?";
    }

    String delete(int rows) {
        return "DELETE FROM " + outbox + " WHERE id IN (?" + ", ?".repeat(rows - 1) + ")";
    }

    String setAside() {
        return "UPDATE " + outbox + " SET state = ?, refusal = ? WHERE id = ?";
    }

    String setStreamAside() {
        return "UPDATE " + outbox + " SET state = 2, refusal = ? WHERE state = 0 AND stream = ?";
    }

    /** Waiting, set aside, and when the oldest that waits was recorded. */
    String counts() {
        return "SELECT (SELECT COUNT(*) FROM "
                + some("= 0")
                + " AS waiting), (SELECT COUNT(*) FROM "
                + some("> 0")
                + " AS refused), (SELECT added_at FROM "
                + outbox
                + " WHERE state = 0 ORDER BY id LIMIT 1)";
    }

    private String some(String states) {
        String rows = " WHERE state " + states + " LIMIT " + OutboxCounts.MOST;
        return "(SELECT id FROM " + outbox + rows + ")";
    }

    String refused() {
        return "SELECT " + COLUMNS + " FROM " + outbox + " WHERE state = 1 ORDER BY id LIMIT ?";
    }

    String refusedOne() {
        return "SELECT " + COLUMNS + " FROM " + outbox + " WHERE state = 1 AND event_id = ?";
    }

    String retry() {
        return "UPDATE "
                + outbox
                + " SET state = 0, refusal = NULL WHERE state = 1 AND event_id = ?";
    }

    String discard() {
        return "DELETE FROM " + outbox + " WHERE state = 1 AND event_id = ?";
    }
}
