package io.worklog.persistence.jooq;

import io.worklog.error.StoreUnavailableException;
import io.worklog.log.LogId;
import io.worklog.merkle.Tile;
import io.worklog.persistence.jooq.schema.SqlTransactions;
import io.worklog.spi.EntryKey;
import io.worklog.spi.LogHead;
import io.worklog.spi.PrunedPart;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Makes logs, also such whose oldest entries were pruned elsewhere. Thread-safe. */
final class Restoring {
    private final SqlTransactions transactions;
    private final Heads heads;
    private final HeadSql sql;
    private final RowInsert keys;
    private final RowInsert tiles;

    Restoring(SqlTransactions transactions, Heads heads, HeadSql headSql, Sql sql) {
        this.transactions = transactions;
        this.heads = heads;
        this.sql = headSql;
        this.keys = new RowInsert(sql, Tables.PRUNED_KEY);
        this.tiles = new RowInsert(sql, Tables.TILE);
    }

    LogHead create(LogId log) {
        LogRow row =
                transactions.write("make log " + log, connection -> heads.insert(connection, log));
        heads.remember(row);
        return row.head();
    }

    /** One transaction, however long it becomes: the whole log or none. */
    LogHead restore(LogId log, Iterator<PrunedPart> parts) {
        if (!parts.hasNext()) {
            throw new IllegalArgumentException("log " + log + ": nothing to restore");
        }
        AtomicBoolean begun = new AtomicBoolean();
        LogRow row =
                transactions.write(
                        "restore log " + log,
                        connection -> {
                            if (begun.getAndSet(true)) {
                                throw new StoreUnavailableException(
                                        "restoring log " + log + " was undone: try again");
                            }
                            return restore(connection, log, parts);
                        });
        heads.remember(row);
        return row.head();
    }

    private LogRow restore(Connection connection, LogId log, Iterator<PrunedPart> parts)
            throws SQLException {
        int number = heads.insert(connection, log).number();
        long end = 0;
        while (parts.hasNext()) {
            PrunedPart part = parts.next();
            if (part.first().value() != end) {
                throw new IllegalArgumentException(
                        "log " + log + ": a gap between " + end + " and " + part.first());
            }
            keys.insert(connection, keyRows(number, part));
            tiles.insert(connection, tileRows(number, part.tiles()));
            end = part.end();
        }
        Jdbc.update(connection, sql.beginAt, end, end, number);
        return heads.current(connection, log, number);
    }

    private static List<@Nullable Object[]> keyRows(int number, PrunedPart part) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (EntryKey key : part.keys()) {
            rows.add(new @Nullable Object[] {number, StoredKey.of(key), key.index().value()});
        }
        return rows;
    }

    /** Rows of tiles, for those who add some. */
    static List<@Nullable Object[]> tileRows(int number, List<Tile> tiles) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Tile tile : tiles) {
            int level = tile.id().level();
            rows.add(new @Nullable Object[] {number, level, tile.id().index(), tile.hashes()});
        }
        return rows;
    }
}
