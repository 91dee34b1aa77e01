package io.worklog.persistence.jooq;

import io.worklog.error.IntegrityException;
import io.worklog.log.LogEntry;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.merkle.Hash;
import io.worklog.merkle.Tile;
import io.worklog.merkle.TileId;
import io.worklog.persistence.jooq.schema.SqlTransactions;
import io.worklog.spi.EntryKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads what is in logs: entries, keys and hashes. Thread-safe. */
final class EntryReader {
    private final SqlTransactions transactions;
    private final Heads heads;
    private final EntrySql sql;

    EntryReader(SqlTransactions transactions, Heads heads, EntrySql sql) {
        this.transactions = transactions;
        this.heads = heads;
        this.sql = sql;
    }

    List<LogEntry> read(LogId log, LogIndex from, int maxEntries, long maxBytes) {
        int number = heads.number(log);
        EntryPage page = new EntryPage(from.value(), maxEntries, maxBytes);
        while (page.wantsMore()) {
            long first = page.next();
            long end = page.end();
            boolean all =
                    transactions.read(
                            "read log " + log + " from " + first,
                            connection -> read(connection, number, first, end, page));
            if (!all) {
                break;
            }
        }
        return page.entries();
    }

    /** Whether there were as many as asked for. */
    private boolean read(Connection connection, int number, long first, long end, EntryPage page)
            throws SQLException {
        page.restart();
        try (PreparedStatement select = connection.prepareStatement(sql.read)) {
            Values.bindAll(select, number, first, end, number);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    if (!page.add(rows.getLong(1), rows.getBytes(2), rows.getBytes(3))) {
                        return false;
                    }
                }
            }
        }
        return page.next() == end;
    }

    List<EntryKey> keys(LogId log, LogIndex from, int count) {
        int number = heads.number(log);
        long first = from.value();
        long end = first + count;
        return transactions.read(
                "read the keys of log " + log + " from " + first,
                connection -> {
                    List<EntryKey> keys = new ArrayList<>();
                    try (PreparedStatement select = connection.prepareStatement(sql.keys)) {
                        Values.bindAll(select, number, first, end, number, first, end);
                        try (ResultSet rows = select.executeQuery()) {
                            while (rows.next()) {
                                LogIndex index = LogIndex.of(rows.getLong(1));
                                keys.add(StoredKey.read(index, rows.getBytes(2)));
                            }
                        }
                    }
                    return keys;
                });
    }

    Optional<Tile> tile(LogId log, int level, long index) {
        int number = heads.number(log);
        Optional<byte[]> hashes =
                transactions.read(
                        "read tile " + level + "/" + index + " of log " + log,
                        connection -> hashes(connection, number, level, index));
        if (hashes.isPresent() && hashes.get().length != TileId.FULL * Hash.SIZE) {
            throw new IntegrityException(
                    "log " + log + ": tile " + level + "/" + index + " is damaged");
        }
        return hashes.map(whole -> new Tile(TileId.full(level, index), whole));
    }

    private Optional<byte[]> hashes(Connection connection, int number, int level, long index)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql.tile)) {
            Values.bindAll(select, number, level, index);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
            }
        }
    }

    Optional<Tile> edge(LogId log, TileId id) {
        if (id.level() != 0) {
            return Optional.empty();
        }
        int number = heads.number(log);
        long first = id.index() * TileId.FULL;
        byte[] hashes =
                transactions.read(
                        "read the leaf hashes of log " + log + " from " + first,
                        connection -> leaves(connection, number, first, id.width()));
        boolean whole = hashes.length == id.width() * Hash.SIZE;
        return whole ? Optional.of(new Tile(id, hashes)) : Optional.empty();
    }

    /** As many as there are without a gap, or one of another length. */
    private byte[] leaves(Connection connection, int number, long first, int count)
            throws SQLException {
        byte[] hashes = new byte[count * Hash.SIZE];
        int at = 0;
        try (PreparedStatement select = connection.prepareStatement(sql.leaves)) {
            Values.bindAll(select, number, first, first + count);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    byte[] leaf = rows.getBytes(2);
                    if (rows.getLong(1) != first + at || leaf.length != Hash.SIZE) {
                        break;
                    }
                    System.arraycopy(leaf, 0, hashes, at++ * Hash.SIZE, Hash.SIZE);
                }
            }
        }
        return Arrays.copyOf(hashes, at * Hash.SIZE);
    }
}
