package io.worklog.persistence.lucene;

import io.worklog.query.Order;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * The matches of all slices in the order asked for. A slice is not read before its bound comes up,
 * so slices that are too old for a page cost nothing. Not thread-safe.
 */
final class HitStream {
    private final PriorityQueue<SegmentHits> unread;
    private final PriorityQueue<SegmentHits> waiting;
    private final Comparator<SegmentHits> order;
    private @Nullable SegmentHits current;

    private HitStream(Order order) {
        Comparator<SegmentHits> rising = Comparator.comparingLong(SegmentHits::index);
        this.order = order == Order.OLDEST_FIRST ? rising : rising.reversed();
        this.unread = new PriorityQueue<>(this.order);
        this.waiting = new PriorityQueue<>(this.order);
    }

    /**
     * The matches in these slices.
     *
     * @param needed how many are likely to be asked for
     */
    static HitStream of(Weight weight, List<LogSlice> slices, Order order, int needed)
            throws IOException {
        HitStream stream = new HitStream(order);
        for (LogSlice slice : slices) {
            stream.unread.add(
                    order == Order.OLDEST_FIRST
                            ? new OldestHits(weight, slice)
                            : new NewestHits(weight, slice, needed));
        }
        return stream;
    }

    /** The next match, or null after the last. It is good until the next call. */
    @Nullable SegmentHits next() throws IOException {
        if (current != null && current.next()) {
            waitIfLater(current);
        } else {
            current = null;
        }
        while (current == null && !(unread.isEmpty() && waiting.isEmpty())) {
            take();
        }
        return current;
    }

    private void waitIfLater(SegmentHits hits) {
        if (isLater(hits, waiting.peek()) || isLater(hits, unread.peek())) {
            waiting.add(hits);
            current = null;
        }
    }

    private void take() throws IOException {
        SegmentHits next = waiting.peek();
        if (next != null && !isLater(next, unread.peek())) {
            current = waiting.poll();
            return;
        }
        SegmentHits fresh = unread.remove();
        if (fresh.next()) {
            waiting.add(fresh);
        }
    }

    private boolean isLater(SegmentHits hits, @Nullable SegmentHits other) {
        return other != null && order.compare(hits, other) > 0;
    }
}
