package io.worklog.cache;

import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.query.BoundedCount;
import io.worklog.query.EventHits;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A page as bytes: where counting stopped, how many places, the places, then the next cursor in
 * UTF-8, empty where there is none.
 */
final class SettledPage {
    private SettledPage() {}

    static byte[] encode(EventHits hits) {
        String next = hits.nextCursor() == null ? "" : hits.nextCursor();
        byte[] cursor = next.getBytes(StandardCharsets.UTF_8);
        int places = hits.indices().size();
        ByteBuffer out =
                ByteBuffer.allocate(
                        Long.BYTES + Integer.BYTES + places * Long.BYTES + cursor.length);
        out.putLong(hits.total().value()).putInt(places);
        hits.indices().forEach(index -> out.putLong(index.value()));
        return out.put(cursor).array();
    }

    /**
     * The page.
     *
     * @param indexedTo how far the index has read by now
     */
    static EventHits decode(byte[] bytes, TreeSize indexedTo) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        BoundedCount total = new BoundedCount(in.getLong(), false);
        int places = in.getInt();
        List<LogIndex> indices = new ArrayList<>(places);
        for (int i = 0; i < places; i++) {
            indices.add(LogIndex.of(in.getLong()));
        }
        String next = StandardCharsets.UTF_8.decode(in).toString();
        return new EventHits(indices, next.isEmpty() ? null : next, total, Map.of(), indexedTo);
    }
}
