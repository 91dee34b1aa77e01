package io.worklog.persistence.jooq;

import io.worklog.error.IntegrityException;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.persistence.jooq.schema.SqlDialect;
import io.worklog.persistence.jooq.schema.SqlTransactions;
import io.worklog.spi.AppendBatch;
import io.worklog.spi.HeadMovedException;
import io.worklog.spi.LogHead;
import io.worklog.spi.NewEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Adds a batch in one transaction, in as few round trips as the database allows. Its first
 * statement moves the head if it is where the batch expects it, and so lets one writer in at a
 * time; without that nothing else happens.
 */
final class BatchAppend {
    private final SqlTransactions transactions;
    private final Heads heads;
    private final KeyLookup lookup;
    private final RowInsert entries;
    private final RowInsert keyless;
    private final RowInsert sides;
    private final RowInsert tiles;

    BatchAppend(SqlTransactions transactions, Heads heads, KeyLookup lookup, Sql sql) {
        this.transactions = transactions;
        this.heads = heads;
        this.lookup = lookup;
        this.entries = new RowInsert(sql, Tables.ENTRY);
        this.keyless = new RowInsert(sql, Tables.ENTRY, Tables.WITHOUT_KEY);
        this.sides = new RowInsert(sql, Tables.PRIVATE_SIDE);
        this.tiles = new RowInsert(sql, Tables.TILE);
    }

    /** Makes a batch for where a log stands, reading in the transaction that is to add it. */
    interface Turn {
        Optional<AppendBatch> take(LogHead head, SqlTransactions held);
    }

    /** Waits for the lock of the log's row, and makes and adds the batch under it. */
    LogHead inTurn(LogId log, Turn turn) {
        try {
            return transactions.change(
                    "append to log " + log + " in turn",
                    heads.lock(log),
                    (connection, locked) -> {
                        LogRow row = heads.locked(connection, log);
                        row.requireGoingOn();
                        Optional<AppendBatch> batch =
                                turn.take(row.head(), transactions.within(connection));
                        return batch.isEmpty() ? row.head() : append(connection, row, batch.get());
                    });
        } catch (DuplicateRow e) {
            throw explain(e.batch);
        }
    }

    private LogHead append(Connection connection, LogRow row, AppendBatch batch)
            throws SQLException {
        batch.entries().forEach(BatchAppend::check);
        if (!expected(batch, row).equals(row)) {
            throw new HeadMovedException(batch.log(), row.head());
        }
        Jdbc.update(connection, heads.advance(row, sizeAfter(batch)));
        insert(connection, batch, rows(batch, row.number()));
        return after(batch, row);
    }

    private static LogHead after(AppendBatch batch, LogRow row) {
        long minIndex = row.head().minIndex();
        return new LogHead(batch.log(), TreeSize.of(sizeAfter(batch)), batch.epoch(), minIndex);
    }

    /** The row may have been pruned since it was seen: then it is tried once more as it is. */
    LogHead append(AppendBatch batch) {
        batch.entries().forEach(BatchAppend::check);
        LogRow known = heads.existing(batch.log());
        LogRow expected = expected(batch, known);
        if (!appended(batch, expected)) {
            LogRow actual = heads.find(batch.log()).orElseThrow(() -> Heads.absent(batch.log()));
            actual.requireGoingOn();
            expected = expected(batch, actual);
            if (!actual.equals(expected) || !appended(batch, expected)) {
                throw new HeadMovedException(batch.log(), actual.head());
            }
        }
        return after(batch, expected);
    }

    private static long sizeAfter(AppendBatch batch) {
        return batch.size().value() + batch.entries().size();
    }

    /** Adds the batch if the head is where it is expected. */
    private boolean appended(AppendBatch batch, LogRow expected) {
        Rows rows = rows(batch, expected.number());
        try {
            return transactions.change(
                    "append to log " + batch.log() + " at " + batch.size(),
                    heads.advance(expected, sizeAfter(batch)),
                    (connection, moved) -> {
                        if (moved == 1) {
                            insert(connection, batch, rows);
                        }
                        return moved == 1;
                    });
        } catch (DuplicateRow e) {
            throw explain(batch);
        }
    }

    /** The head was right and yet a row was there: a key was used twice, or the log is damaged. */
    private RuntimeException explain(AppendBatch batch) {
        long first = batch.size().value();
        List<String> keys = batch.entries().stream().map(NewEntry::idempotencyKey).toList();
        Set<String> asked = new HashSet<>(keys);
        asked.remove(null);
        Map<String, LogIndex> used = lookup.find(batch.log(), asked);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < keys.size(); i++) {
            String key = keys.get(i);
            LogIndex at = used.get(key);
            if (key != null && (at != null && at.value() < first || !seen.add(key))) {
                return new IllegalArgumentException(
                        "log "
                                + batch.log()
                                + ": the key of entry "
                                + (first + i)
                                + " has been used, nothing was added");
            }
        }
        return new IntegrityException(
                "log " + batch.log() + " holds rows beyond its size " + first, first);
    }

    private static LogRow expected(AppendBatch batch, LogRow seen) {
        long minIndex = seen.head().minIndex();
        return LogRow.of(
                batch.log(), seen.number(), batch.size().value(), batch.epoch(), minIndex, null);
    }

    private void insert(Connection connection, AppendBatch batch, Rows rows) throws SQLException {
        try {
            if (transactions.dialect() != SqlDialect.POSTGRESQL || !together(connection, rows)) {
                entries(rows).insert(connection, rows.entries);
                sides.insert(connection, rows.sides);
                tiles.insert(connection, rows.tiles);
            }
        } catch (SQLException e) {
            if (transactions.errors().isDuplicate(e)) {
                throw new DuplicateRow(batch);
            }
            throw e;
        }
    }

    /** PostgreSQL takes several statements with parameters at once. */
    private boolean together(Connection connection, Rows rows) throws SQLException {
        StringJoiner text = new StringJoiner("; ");
        for (Part part : parts(rows)) {
            Optional<String> sql = part.table.oneStatement(part.rows);
            if (sql.isEmpty()) {
                return false;
            }
            text.add(sql.get());
        }
        try (PreparedStatement statement = connection.prepareStatement(text.toString())) {
            int at = 1;
            for (Part part : parts(rows)) {
                at = RowInsert.bind(statement, at, part.rows);
            }
            statement.execute();
        }
        return true;
    }

    private RowInsert entries(Rows rows) {
        return rows.keyed ? entries : keyless;
    }

    private List<Part> parts(Rows rows) {
        return Stream.of(
                        new Part(entries(rows), rows.entries),
                        new Part(sides, rows.sides),
                        new Part(tiles, rows.tiles))
                .filter(part -> !part.rows.isEmpty())
                .toList();
    }

    private record Part(RowInsert table, List<@Nullable Object[]> rows) {}

    /** Undoes the transaction. */
    private static final class DuplicateRow extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient AppendBatch batch;

        DuplicateRow(AppendBatch batch) {
            super(null, null, false, false);
            this.batch = batch;
        }
    }

    private static Rows rows(AppendBatch batch, int number) {
        boolean keyed = batch.entries().stream().anyMatch(e -> e.idempotencyKey() != null);
        int count = batch.entries().size();
        Rows rows = new Rows(keyed, new ArrayList<>(count), new ArrayList<>(), new ArrayList<>());
        long index = batch.size().value();
        for (NewEntry entry : batch.entries()) {
            rows.entries.add(row(number, index, entry, keyed));
            if (entry.privateSide() != null) {
                rows.sides.add(new @Nullable Object[] {number, index, entry.privateSide()});
            }
            index++;
        }
        rows.tiles.addAll(Restoring.tileRows(number, batch.tiles()));
        return rows;
    }

    private static @Nullable Object[] row(int number, long index, NewEntry entry, boolean keyed) {
        byte[] leaf = entry.leafHash().toBytes();
        if (!keyed) {
            return new @Nullable Object[] {number, index, leaf, entry.sealed()};
        }
        String key = entry.idempotencyKey();
        byte[] stored = key == null ? null : StoredKey.of(key);
        return new @Nullable Object[] {number, index, leaf, stored, entry.sealed()};
    }

    private static void check(NewEntry entry) {
        int length = entry.sealed().length;
        if (length < 1 || length > LogEntry.MAX_SEALED_BYTES) {
            throw new IllegalArgumentException("an entry of " + length + " bytes");
        }
    }

    private record Rows(
            boolean keyed,
            List<@Nullable Object[]> entries,
            List<@Nullable Object[]> sides,
            List<@Nullable Object[]> tiles) {}
}
