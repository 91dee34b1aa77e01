package io.worklog;

import io.worklog.log.LogIndex;
import io.worklog.query.EventQuery;
import io.worklog.query.Order;
import io.worklog.query.PageRequest;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where a page begins, as opaque text that is good for one query and one order only. */
final class PageCursor {
    private static final byte VERSION = 1;
    private static final int BYTES = 1 + 1 + Integer.BYTES + Long.BYTES;

    private final Order order;
    private final int queryHash;
    private final @Nullable LogIndex last;

    private PageCursor(Order order, int queryHash, @Nullable LogIndex last) {
        this.order = order;
        this.queryHash = queryHash;
        this.last = last;
    }

    /**
     * Reads the cursor of a request.
     *
     * @throws IllegalArgumentException if it is not one, or of another query
     */
    static PageCursor of(EventQuery query, PageRequest page) {
        int hash = hash(query);
        String text = page.cursor();
        return new PageCursor(
                page.order(), hash, text == null ? null : last(text, page.order(), hash));
    }

    /** The same in every process, unlike the hash codes of sets and enums. */
    private static int hash(EventQuery query) {
        List<@Nullable Object> parts =
                Arrays.asList(
                        query.log(),
                        new TreeSet<>(query.actors()),
                        new TreeSet<>(query.types()),
                        new TreeSet<>(query.verbs()),
                        query.targetType(),
                        query.targetId(),
                        new TreeSet<>(query.outcomes()),
                        query.tenant(),
                        query.occurredFrom(),
                        query.occurredTo(),
                        query.minSeverity(),
                        query.correlationId(),
                        query.batchId(),
                        query.changedPath(),
                        query.oldValue(),
                        query.newValue(),
                        new TreeMap<>(query.metadata()),
                        query.evidenceSha256(),
                        query.text());
        return parts.toString().hashCode();
    }

    private static LogIndex last(String text, Order order, int hash) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not a cursor", e);
        }
        if (bytes.length != BYTES || bytes[0] != VERSION) {
            throw new IllegalArgumentException("not a cursor");
        }
        ByteBuffer read = ByteBuffer.wrap(bytes, 1, BYTES - 1);
        if (read.get() != order.ordinal() || read.getInt() != hash) {
            throw new IllegalArgumentException("the cursor belongs to another query or order");
        }
        return LogIndex.of(read.getLong());
    }

    /** Whether an entry comes after the page before. */
    boolean isAfter(LogIndex index) {
        if (last == null) {
            return true;
        }
        int side = index.compareTo(last);
        return order == Order.NEWEST_FIRST ? side < 0 : side > 0;
    }

    /** The cursor of the page after one that ends with this entry. */
    String at(LogIndex end) {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        bytes.put(VERSION).put((byte) order.ordinal()).putInt(queryHash).putLong(end.value());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }
}
