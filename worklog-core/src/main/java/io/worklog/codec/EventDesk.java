package io.worklog.codec;

import org.jspecify.annotations.Nullable;

/** What writing an event takes, kept for the next one: room and a digest. Not thread-safe. */
final class EventDesk {
    private static final int LARGEST_KEPT = 16 * 1024;

    /** For sealed bytes. */
    final JsonOut out = JsonOut.sealed();

    private @Nullable PrivateWriter side;

    /** For values that are committed to; made for the first event that has some. */
    PrivateWriter side() {
        PrivateWriter known = side;
        if (known == null) {
            known = new PrivateWriter();
            side = known;
        }
        return known;
    }

    /** Makes it ready for the next event; false where it has become too large to be kept. */
    boolean clear() {
        PrivateWriter used = side;
        if (used != null) {
            used.clear();
        }
        out.clear();
        return out.buffer().length <= LARGEST_KEPT && (used == null || used.room() <= LARGEST_KEPT);
    }
}
