package io.worklog.query;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32C;

/**
 * Where a page ended: the index of its last event. Events that are added later do not move it. The
 * text form is base64url of: version 1 (1 byte), order (1), index (8), digest of the query (8),
 * CRC32C of all before (4). Every index of events may hand it out, so that a cursor outlives a
 * change of the index.
 */
public final class PageCursor {
    private static final byte VERSION = 1;
    private static final int LENGTH = 22;

    private PageCursor() {}

    /** The text to hand out. */
    public static String write(EventQuery query, Order order, long index) {
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH);
        bytes.put(VERSION).put((byte) order.ordinal()).putLong(index).putLong(digest(query));
        bytes.putInt(checksum(bytes.array()));
        return encode(bytes.array());
    }

    /**
     * The index in a text that was handed out for the same query in the same order.
     *
     * @throws IllegalArgumentException for any other text
     */
    public static long read(EventQuery query, Order order, String text) {
        ByteBuffer bytes = ByteBuffer.wrap(decode(text));
        if (bytes.get() != VERSION) {
            throw refused("is of a version that this one does not know");
        }
        boolean sameOrder = bytes.get() == order.ordinal();
        long index = bytes.getLong();
        if (!sameOrder || bytes.getLong() != digest(query)) {
            throw refused("belongs to another query or order");
        }
        return index;
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decode(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw refused("is damaged");
        }
        boolean whole =
                bytes.length == LENGTH
                        && encode(bytes).equals(text)
                        && ByteBuffer.wrap(bytes).getInt(LENGTH - 4) == checksum(bytes);
        if (!whole || ByteBuffer.wrap(bytes).getLong(2) < 0) {
            throw refused("is damaged");
        }
        return bytes;
    }

    private static IllegalArgumentException refused(String problem) {
        return new IllegalArgumentException(
                "the cursor " + problem + ": ask again from the first page");
    }

    private static int checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, LENGTH - 4);
        return (int) crc.getValue();
    }

    /** The same for equal queries, whatever the order of their sets. */
    private static long digest(EventQuery query) {
        EventQuery q = query;
        Object[] parts = {
            q.log(),
            new TreeSet<>(q.actors()),
            new TreeSet<>(q.types()),
            new TreeSet<>(q.verbs()),
            q.targetType(),
            q.targetId(),
            new TreeSet<>(q.outcomes()),
            q.tenant(),
            q.occurredFrom(),
            q.occurredTo(),
            q.minSeverity(),
            q.correlationId(),
            q.batchId(),
            q.changedPath(),
            q.oldValue(),
            q.newValue(),
            new TreeMap<>(q.metadata()),
            q.evidenceSha256(),
            q.text()
        };
        StringBuilder all = new StringBuilder();
        for (Object part : parts) {
            String text = String.valueOf(part);
            all.append(part == null ? -1 : text.length()).append(':').append(text);
        }
        return ByteBuffer.wrap(sha256(all.toString())).getLong();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
