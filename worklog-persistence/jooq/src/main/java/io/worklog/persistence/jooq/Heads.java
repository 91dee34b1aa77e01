package io.worklog.persistence.jooq;

import io.worklog.error.IntegrityException;
import io.worklog.log.LogId;
import io.worklog.log.TreeSize;
import io.worklog.persistence.jooq.schema.SqlTransactions;
import io.worklog.spi.LogHead;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where logs stand: their rows, their ends and their checkpoints. Thread-safe. */
final class Heads {
    private static final int MAX_KNOWN = 10_000;
    private static final Pattern NOTE = Pattern.compile("[ -~]{1,255}");

    private final SqlTransactions transactions;
    private final HeadSql sql;

    /** Rows as they were seen last: the number stays true, the rest is a guess. */
    private final Map<LogId, LogRow> known;

    Heads(SqlTransactions transactions, HeadSql sql) {
        this(transactions, sql, new ConcurrentHashMap<>());
    }

    private Heads(SqlTransactions transactions, HeadSql sql, Map<LogId, LogRow> known) {
        this.transactions = transactions;
        this.sql = sql;
        this.known = known;
    }

    /** The same, in other transactions. */
    Heads within(SqlTransactions others) {
        return new Heads(others, sql, known);
    }

    List<LogId> logs() {
        return transactions.read(
                "list the logs",
                connection -> {
                    List<LogId> logs = new ArrayList<>();
                    try (PreparedStatement select = connection.prepareStatement(sql.allNames);
                            ResultSet rows = select.executeQuery()) {
                        while (rows.next()) {
                            logs.add(LogId.of(rows.getString(1)));
                        }
                    }
                    return logs;
                });
    }

    Optional<LogRow> find(LogId log) {
        Optional<LogRow> row =
                transactions.read(
                        "log " + log, connection -> Optional.ofNullable(byName(connection, log)));
        row.ifPresent(this::remember);
        return row;
    }

    /** The row of a log as it stands or stood. */
    LogRow existing(LogId log) {
        LogRow row = known.get(log);
        if (row == null) {
            row = find(log).orElseThrow(() -> absent(log));
        }
        return row;
    }

    int number(LogId log) {
        return existing(log).number();
    }

    /** Makes the row of a log, which MUST NOT be there, and that of its checkpoint. */
    LogRow insert(Connection connection, LogId log) throws SQLException {
        try {
            Jdbc.update(connection, sql.create, log.value());
        } catch (SQLException e) {
            if (transactions.errors().isDuplicate(e)) {
                throw new IllegalStateException("log " + log + " exists");
            }
            throw e;
        }
        Jdbc.update(connection, sql.createCheckpoint, log.value());
        LogRow row = byName(connection, log);
        if (row == null) {
            throw new IntegrityException("log " + log + " was made and is not there");
        }
        return row;
    }

    LogHead claim(LogId log) {
        int number = number(log);
        return transactions.write(
                "claim log " + log,
                connection -> {
                    int claimed = Jdbc.update(connection, sql.claim, number);
                    LogRow row = current(connection, log, number);
                    if (claimed == 0) {
                        row.requireGoingOn();
                    }
                    return row.head();
                });
    }

    /** A statement that changes one row where it is what is expected, and none where it is not. */
    String advance(LogRow expected, long newSize) {
        return sql.advance(expected, newSize);
    }

    /** A statement after which others wait who would change the row, and that changes nothing. */
    String lock(LogId log) {
        return sql.lock(log);
    }

    /** The row within a transaction that locked it. */
    LogRow locked(Connection connection, LogId log) throws SQLException {
        LogRow row = byName(connection, log);
        if (row == null) {
            throw absent(log);
        }
        return row;
    }

    /** The row within a transaction. */
    LogRow current(Connection connection, LogId log, int number) throws SQLException {
        LogRow row = row(connection, sql.byNumber, number, log);
        if (row == null) {
            known.remove(log);
            throw absent(log);
        }
        return row;
    }

    void end(LogId log, String note) {
        if (!NOTE.matcher(note).matches()) {
            throw new IllegalArgumentException("a note has 1 to 255 printable ASCII characters");
        }
        int number = number(log);
        transactions.write(
                "end log " + log,
                connection -> {
                    if (Jdbc.update(connection, sql.end, note, number) == 0) {
                        LogRow row = current(connection, log, number);
                        if (!note.equals(row.ended())) {
                            throw new IllegalStateException(
                                    "log " + log + " was ended: " + row.ended());
                        }
                    }
                    return number;
                });
    }

    /** Lets the log begin at a higher index, unless it does. */
    void raiseMinIndex(LogId log, long minIndex) {
        int number = number(log);
        String what = "prune log " + log + " to " + minIndex;
        transactions.write(
                what,
                connection -> {
                    int raised = raiseMinIndex(connection, what, minIndex, number);
                    LogRow row = current(connection, log, number);
                    row.requireGoingOn();
                    if (raised == 0 && row.head().size().value() < minIndex) {
                        throw new IllegalArgumentException(
                                "log "
                                        + log
                                        + " has "
                                        + row.head().size()
                                        + " entries: it cannot"
                                        + " be pruned to "
                                        + minIndex);
                    }
                    return number;
                });
    }

    private int raiseMinIndex(Connection connection, String what, long minIndex, int number)
            throws SQLException {
        try {
            return Jdbc.update(connection, sql.raiseMinIndex, minIndex, number, minIndex, minIndex);
        } catch (SQLException e) {
            if (transactions.errors().isDenied(e)) {
                throw Removal.notAllowed(what);
            }
            throw e;
        }
    }

    void publish(LogId log, TreeSize size, byte[] note) {
        int number = number(log);
        long value = size.value();
        transactions.write(
                "publish the checkpoint of log " + log,
                connection -> {
                    int published =
                            Jdbc.update(
                                    connection,
                                    sql.publish,
                                    value,
                                    note,
                                    number,
                                    value,
                                    value,
                                    number);
                    if (published == 0) {
                        requireUnchanged(connection, log, value, note);
                    }
                    return number;
                });
    }

    /** No row is changed by what it says already, nor by what it must not say. */
    private void requireUnchanged(Connection connection, LogId log, long size, byte[] note)
            throws SQLException {
        LogHead head = current(connection, log, number(log)).head();
        Signed there = signed(connection, number(log));
        if (there.size() == size && Arrays.equals(there.note(), note)) {
            return;
        }
        String has =
                there.size() > size
                        ? " has a checkpoint of size " + there.size()
                        : " has " + head.size() + " entries";
        throw new IntegrityException(
                "log " + log + has + ": a checkpoint of size " + size + " is refused");
    }

    Optional<byte[]> checkpoint(LogId log) {
        int number = number(log);
        return Optional.ofNullable(
                transactions
                        .read(
                                "read the checkpoint of log " + log,
                                connection -> signed(connection, number))
                        .note());
    }

    private Signed signed(Connection connection, int number) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql.checkpoint)) {
            select.setInt(1, number);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new IntegrityException("log number " + number + " lost its checkpoint");
                }
                return new Signed(row.getLong(1), row.getBytes(2));
            }
        }
    }

    private @Nullable LogRow byName(Connection connection, LogId log) throws SQLException {
        return row(connection, sql.byName, log.value(), log);
    }

    private @Nullable LogRow row(Connection connection, String select, Object key, LogId log)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            Values.bind(statement, 1, key);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                return LogRow.of(
                        log,
                        row.getInt(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getString(5));
            }
        }
    }

    /** After what made the row was committed. */
    void remember(LogRow row) {
        if (known.size() >= MAX_KNOWN) {
            known.clear();
        }
        known.put(row.head().log(), row);
    }

    static IllegalStateException absent(LogId log) {
        return new IllegalStateException("there is no log " + log + ": create it first");
    }

    private record Signed(long size, byte @Nullable [] note) {}
}
