package io.worklog.persistence.jooq.outbox;

import io.worklog.persistence.jooq.schema.SqlDialect;
import io.worklog.persistence.jooq.schema.SqlTransactions;
import io.worklog.spi.Moved;
import io.worklog.spi.Moved.Fate;
import io.worklog.spi.OutboxEntry;
import io.worklog.spi.OutboxMover;
import io.worklog.spi.OutboxPass;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Moves the first rows of one stream while nobody else does.
 *
 * <p>Every look sees all rows that are committed by then, never only those above some id: an id can
 * become visible after higher ones, when its transaction commits later. The lock is a row that is
 * held until the moved rows are gone, so that who gets it next does not see them. SQLite has no
 * such locks, nor room for another writer meanwhile: there the lock is this process's, and the rows
 * are removed in a transaction after the move.
 */
final class StreamMove {
    /** No row is handed over beyond so many bytes. */
    private static final long MOST_BYTES = 4L << 20;

    private static final int MOST_REASON = 2_048;
    private static final OutboxPass NOTHING = new OutboxPass(0, 0, false);
    private static final String UNREADABLE = "the row cannot be read";
    private static final int REFUSED = 1;
    private static final int BROKEN = 2;

    private final SqlTransactions transactions;
    private final OutboxSql sql;
    private final List<ReentrantLock> locks =
            Stream.generate(ReentrantLock::new).limit(OutboxStream.SLOTS).toList();

    StreamMove(SqlTransactions transactions, OutboxSql sql) {
        this.transactions = transactions;
        this.sql = sql;
    }

    OutboxPass move(OutboxStream stream, int most, OutboxMover mover) {
        String what = "relay events of log " + stream.log();
        if (transactions.dialect() == SqlDialect.SQLITE) {
            return moveInProcess(what, stream, most, mover);
        }
        return transactions.write(
                what,
                connection -> {
                    if (!lock(connection, stream)) {
                        return NOTHING;
                    }
                    List<OutboxRow> rows = waiting(connection, stream, most);
                    return settle(connection, rows, fates(stream, rows, mover), most);
                });
    }

    private OutboxPass moveInProcess(
            String what, OutboxStream stream, int most, OutboxMover mover) {
        ReentrantLock lock = locks.get(stream.slot());
        if (!lock.tryLock()) {
            return NOTHING;
        }
        try {
            List<OutboxRow> rows =
                    transactions.read(what, connection -> waiting(connection, stream, most));
            List<Moved> fates = fates(stream, rows, mover);
            return transactions.write(what, connection -> settle(connection, rows, fates, most));
        } finally {
            lock.unlock();
        }
    }

    private boolean lock(Connection connection, OutboxStream stream) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(sql.lock())) {
            lock.setInt(1, stream.slot());
            try (ResultSet slot = lock.executeQuery()) {
                return slot.next();
            }
        }
    }

    private List<OutboxRow> waiting(Connection connection, OutboxStream stream, int most)
            throws SQLException {
        List<OutboxRow> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql.waiting())) {
            select.setBytes(1, stream.bytes());
            select.setInt(2, most);
            try (ResultSet found = select.executeQuery()) {
                long bytes = 0;
                while (bytes < MOST_BYTES && found.next()) {
                    OutboxRow row = OutboxRow.read(found);
                    rows.add(row);
                    bytes += row.bytes();
                }
            }
        }
        return rows;
    }

    /** One per row: of those that can be read the mover decides. */
    private static List<Moved> fates(OutboxStream stream, List<OutboxRow> rows, OutboxMover mover) {
        List<OutboxEntry> entries = new ArrayList<>();
        for (OutboxRow row : rows) {
            @Nullable OutboxEntry entry = row.entry();
            if (entry != null) {
                entries.add(entry);
            }
        }
        List<Moved> moved = entries.isEmpty() ? List.of() : mover.move(stream.log(), entries);
        if (moved.size() != entries.size()) {
            throw new IllegalStateException("the mover answered for " + moved.size() + " entries");
        }
        List<Moved> fates = new ArrayList<>();
        int next = 0;
        for (OutboxRow row : rows) {
            fates.add(row.entry() == null ? Moved.refused(UNREADABLE) : moved.get(next++));
        }
        return fates;
    }

    private OutboxPass settle(
            Connection connection, List<OutboxRow> rows, List<Moved> fates, int most)
            throws SQLException {
        List<Long> gone = new ArrayList<>();
        int refused = 0;
        boolean later = false;
        long bytes = 0;
        for (int i = 0; i < rows.size(); i++) {
            OutboxRow row = rows.get(i);
            Moved fate = fates.get(i);
            bytes += row.bytes();
            later |= fate.fate() == Fate.LATER;
            if (fate.fate() == Fate.IN_LOG) {
                gone.add(row.id());
            } else if (fate.fate() == Fate.REFUSED) {
                setAside(connection, row, fate.reason());
                refused++;
            }
        }
        delete(connection, gone);
        boolean cut = rows.size() >= most || bytes >= MOST_BYTES;
        return new OutboxPass(gone.size(), refused, cut && !later);
    }

    private void delete(Connection connection, List<Long> ids) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = connection.prepareStatement(sql.delete(ids.size()))) {
            for (int i = 0; i < ids.size(); i++) {
                delete.setLong(i + 1, ids.get(i));
            }
            delete.executeUpdate();
        }
    }

    private void setAside(Connection connection, OutboxRow row, String reason) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql.setAside())) {
            update.setInt(1, row.entry() == null ? BROKEN : REFUSED);
            update.setBytes(2, reasonBytes(reason));
            update.setLong(3, row.id());
            update.executeUpdate();
        }
    }

    /** Sets aside all rows of a stream whose name nobody can read. */
    void setAside(byte[] stream) {
        transactions.write(
                "set unreadable rows aside",
                connection -> {
                    try (PreparedStatement update =
                            connection.prepareStatement(sql.setStreamAside())) {
                        update.setBytes(1, reasonBytes(UNREADABLE));
                        update.setBytes(2, stream);
                        return update.executeUpdate();
                    }
                });
    }

    private static byte[] reasonBytes(String reason) {
        int end = Math.min(reason.length(), MOST_REASON / 4);
        return reason.substring(0, end).getBytes(StandardCharsets.UTF_8);
    }
}
