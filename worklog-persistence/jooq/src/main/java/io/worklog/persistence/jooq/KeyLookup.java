package io.worklog.persistence.jooq;

import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.persistence.jooq.schema.SqlTransactions;
import io.worklog.spi.KeyDigest;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Looks many idempotency keys up with few statements. Thread-safe. */
final class KeyLookup {
    /** Statements for 1, 2, 4 … keys; what is missing to such a number is filled with the last. */
    private static final int STATEMENTS = 8;

    private static final int MOST = 1 << (STATEMENTS - 1);

    private final SqlTransactions transactions;
    private final Heads heads;
    private final EntrySql sql;
    private final AtomicReferenceArray<String> statements = new AtomicReferenceArray<>(STATEMENTS);

    KeyLookup(SqlTransactions transactions, Heads heads, EntrySql sql) {
        this.transactions = transactions;
        this.heads = heads;
        this.sql = sql;
    }

    Map<String, LogIndex> find(LogId log, Collection<String> keys) {
        int number = heads.number(log);
        List<String> all = List.copyOf(keys);
        Map<String, LogIndex> places = new HashMap<>();
        for (int from = 0; from < all.size(); from += MOST) {
            Keys some = Keys.of(all.subList(from, Math.min(all.size(), from + MOST)));
            transactions.read(
                    "look keys up in log " + log,
                    connection -> find(connection, number, some, places));
        }
        return places;
    }

    private int find(Connection connection, int number, Keys keys, Map<String, LogIndex> places)
            throws SQLException {
        int found = 0;
        try (PreparedStatement select = connection.prepareStatement(statement(keys.size()))) {
            keys.bind(select, number);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    String key = keys.meant(rows.getBytes(2));
                    places.put(key, LogIndex.of(rows.getLong(1)));
                    found++;
                }
            }
        }
        return found;
    }

    private String statement(int size) {
        int at = Integer.numberOfTrailingZeros(size);
        String known = statements.get(at);
        if (known == null) {
            known = sql.findKeys(size);
            statements.set(at, known);
        }
        return known;
    }

    /**
     * Keys in both forms that a column can have them in.
     *
     * @param stored as entries of this store have them; their number is a power of two
     * @param digests as logs from elsewhere may have them
     * @param meanings which key is meant by a form
     */
    private record Keys(
            List<byte[]> stored, List<byte[]> digests, Map<ByteBuffer, String> meanings) {
        static Keys of(List<String> keys) {
            Keys all = new Keys(new ArrayList<>(), new ArrayList<>(), new HashMap<>());
            keys.forEach(all::add);
            while (Integer.bitCount(all.size()) != 1) {
                all.stored.add(all.stored.getLast());
                all.digests.add(all.digests.getLast());
            }
            return all;
        }

        private void add(String key) {
            byte[] form = StoredKey.of(key);
            byte[] digest = StoredKey.digest(KeyDigest.of(key));
            stored.add(form);
            digests.add(digest);
            meanings.put(ByteBuffer.wrap(form), key);
            meanings.put(ByteBuffer.wrap(digest), key);
        }

        int size() {
            return stored.size();
        }

        void bind(PreparedStatement select, int number) throws SQLException {
            List<Object> values = new ArrayList<>();
            values.add(number);
            values.addAll(stored);
            values.add(number);
            values.addAll(stored);
            values.addAll(digests);
            Values.bindAll(select, values.toArray());
        }

        String meant(byte[] form) {
            String key = meanings.get(ByteBuffer.wrap(form));
            if (key == null) {
                throw new IllegalStateException("the database gave a key that was not asked for");
            }
            return key;
        }
    }
}
