package io.worklog.persistence.jooq.outbox;

import io.worklog.merkle.Hash;
import io.worklog.spi.NewEntry;
import io.worklog.spi.OutboxEntry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table.
 *
 * @param id its place in the order
 * @param entry what it holds; absent where that cannot be read
 * @param refusal why it was set aside; empty where it was not
 * @param bytes how much it holds
 */
record OutboxRow(long id, @Nullable OutboxEntry entry, String refusal, long bytes) {
    /** Fills in {@link OutboxSql#insert}. */
    static void bind(PreparedStatement insert, OutboxEntry entry) throws SQLException {
        insert.setBytes(1, OutboxStream.of(entry).bytes());
        insert.setBytes(2, bytes(entry.eventId()));
        insert.setBytes(3, entry.key().getBytes(StandardCharsets.UTF_8));
        insert.setBytes(4, entry.entry().leafHash().toBytes());
        insert.setLong(5, ChronoUnit.MICROS.between(Instant.EPOCH, entry.addedAt()));
        insert.setBytes(6, entry.entry().sealed());
        insert.setBytes(7, entry.entry().privateSide());
    }

    static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    static OutboxRow read(ResultSet row) throws SQLException {
        byte[] sealed = row.getBytes("sealed");
        byte[] side = row.getBytes("private_side");
        byte[] refusal = row.getBytes("refusal");
        return new OutboxRow(
                row.getLong("id"),
                entry(row, sealed, side),
                refusal == null ? "" : new String(refusal, StandardCharsets.UTF_8),
                sealed.length + (side == null ? 0L : side.length));
    }

    private static @Nullable OutboxEntry entry(ResultSet row, byte[] sealed, byte @Nullable [] side)
            throws SQLException {
        ByteBuffer id = ByteBuffer.wrap(row.getBytes("event_id"));
        String key = new String(row.getBytes("idem_key"), StandardCharsets.UTF_8);
        byte[] leaf = row.getBytes("leaf_hash");
        byte[] stream = row.getBytes("stream");
        if (id.remaining() != 16 || leaf.length != Hash.SIZE) {
            return null;
        }
        OutboxStream of;
        try {
            of = OutboxStream.of(stream);
        } catch (IllegalArgumentException e) {
            return null;
        }
        return new OutboxEntry(
                of.log(),
                of.source(),
                new UUID(id.getLong(), id.getLong()),
                new NewEntry(sealed, side, Hash.of(leaf), key),
                Instant.EPOCH.plus(row.getLong("added_at"), ChronoUnit.MICROS));
    }
}
