package io.worklog.persistence.jooq.outbox;

import io.worklog.persistence.jooq.schema.SchemaMode;
import io.worklog.persistence.jooq.schema.SchemaPart;
import io.worklog.persistence.jooq.schema.SqlSchema;
import io.worklog.persistence.jooq.schema.SqlTransactions;
import io.worklog.persistence.jooq.schema.TableNames;
import io.worklog.spi.HostTransactions;
import io.worklog.spi.Outbox;
import io.worklog.spi.OutboxCounts;
import io.worklog.spi.OutboxEntry;
import io.worklog.spi.OutboxMover;
import io.worklog.spi.OutboxPass;
import io.worklog.spi.RefusedEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;

/**
 * An outbox in the host's own database: MySQL 8, MariaDB 10.6, PostgreSQL or SQLite, or later.
 * Thread-safe.
 *
 * <p>Events are added through the host's connection, whatever its isolation level. The relay takes
 * connections of its own from the data source, one at a time, and needs one more for the log where
 * that is in the same database: give a pool at least two to spare. On SQLite only one process may
 * relay.
 */
public final class JooqOutbox implements Outbox {
    private final HostTransactions host;
    private final SqlTransactions transactions;
    private final OutboxSql sql;
    private final OutboxInsert insert;
    private final StreamMove move;
    private final List<Runnable> wakes = new CopyOnWriteArrayList<>();
    private final Runnable wakeAll = () -> wakes.forEach(Runnable::run);
    private volatile boolean closed;

    private JooqOutbox(HostTransactions host, SqlTransactions transactions, OutboxSql sql) {
        this.host = host;
        this.transactions = transactions;
        this.sql = sql;
        this.insert = new OutboxInsert(transactions.dialect(), sql);
        this.move = new StreamMove(transactions, sql);
    }

    /** An outbox in tables with the usual names, which must be there. */
    public static JooqOutbox open(DataSource source, HostTransactions host) {
        return open(source, host, TableNames.defaults(), SchemaMode.VALIDATE);
    }

    /**
     * An outbox.
     *
     * @param source connections for the relay, of the database that the host's transactions are in
     * @param host finds the host's transactions
     * @param names where the tables are
     * @param mode what to do where they are not
     * @throws io.worklog.error.StoreUnavailableException if the database cannot be reached, or its
     *     tables are not there
     */
    public static JooqOutbox open(
            DataSource source, HostTransactions host, TableNames names, SchemaMode mode) {
        SqlTransactions transactions = SqlTransactions.on(source);
        new SqlSchema(transactions, names, InstantSource.system()).prepare(SchemaPart.OUTBOX, mode);
        return new JooqOutbox(host, transactions, OutboxSql.of(transactions.renderer(), names));
    }

    @Override
    public void add(OutboxEntry entry, boolean sparing) {
        if (closed) {
            throw new IllegalStateException("the outbox is closed");
        }
        Connection current = host.current().orElseThrow(() -> OutboxInsert.noTransaction(entry));
        insert.add(current, entry, sparing);
        host.whenDone(wakeAll);
    }

    @Override
    public void onCommit(Runnable wake) {
        wakes.add(wake);
    }

    @Override
    public OutboxPass relay(int most, OutboxMover mover) {
        int moved = 0;
        int refused = 0;
        boolean more = false;
        Optional<byte[]> stream = nextStream(new byte[0]);
        while (stream.isPresent()) {
            OutboxPass pass = relay(stream.get(), most, mover);
            moved += pass.moved();
            refused += pass.refused();
            more |= pass.more();
            stream = nextStream(stream.get());
        }
        return new OutboxPass(moved, refused, more);
    }

    private OutboxPass relay(byte[] bytes, int most, OutboxMover mover) {
        OutboxStream stream;
        try {
            stream = OutboxStream.of(bytes);
        } catch (IllegalArgumentException e) {
            move.setAside(bytes);
            return new OutboxPass(0, 1, false);
        }
        return move.move(stream, most, mover);
    }

    private Optional<byte[]> nextStream(byte[] after) {
        return transactions.read(
                "look for committed events",
                connection -> {
                    try (PreparedStatement select = connection.prepareStatement(sql.nextStream())) {
                        select.setBytes(1, after);
                        try (ResultSet row = select.executeQuery()) {
                            return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
                        }
                    }
                });
    }

    @Override
    public OutboxCounts counts() {
        return transactions.read(
                "count events in the outbox",
                connection -> {
                    try (PreparedStatement select = connection.prepareStatement(sql.counts());
                            ResultSet row = select.executeQuery()) {
                        row.next();
                        long oldest = row.getLong(3);
                        boolean none = row.wasNull();
                        return new OutboxCounts(
                                row.getLong(1),
                                row.getLong(2),
                                none ? null : Instant.EPOCH.plus(oldest, ChronoUnit.MICROS));
                    }
                });
    }

    @Override
    public List<RefusedEntry> refused(int most) {
        return refused(sql.refused(), select -> select.setInt(1, most));
    }

    @Override
    public Optional<RefusedEntry> refused(UUID eventId) {
        return refused(sql.refusedOne(), select -> select.setBytes(1, OutboxRow.bytes(eventId)))
                .stream()
                .findFirst();
    }

    private List<RefusedEntry> refused(String query, Binding binding) {
        return transactions.read(
                "list refused events",
                connection -> {
                    List<RefusedEntry> refused = new ArrayList<>();
                    try (PreparedStatement select = connection.prepareStatement(query)) {
                        binding.bind(select);
                        try (ResultSet rows = select.executeQuery()) {
                            while (rows.next()) {
                                OutboxRow row = OutboxRow.read(rows);
                                if (row.entry() != null) {
                                    refused.add(new RefusedEntry(row.entry(), row.refusal()));
                                }
                            }
                        }
                    }
                    return refused;
                });
    }

    @Override
    public boolean retry(UUID eventId) {
        return changed("retry event " + eventId, sql.retry(), eventId);
    }

    @Override
    public boolean discard(UUID eventId) {
        return changed("discard event " + eventId, sql.discard(), eventId);
    }

    private boolean changed(String what, String statement, UUID eventId) {
        return transactions.write(
                what,
                connection -> {
                    try (PreparedStatement change = connection.prepareStatement(statement)) {
                        change.setBytes(1, OutboxRow.bytes(eventId));
                        return change.executeUpdate() > 0;
                    }
                });
    }

    @Override
    public void close() {
        closed = true;
    }

    /** Puts values into a query. */
    private interface Binding {
        void bind(PreparedStatement select) throws SQLException;
    }
}
