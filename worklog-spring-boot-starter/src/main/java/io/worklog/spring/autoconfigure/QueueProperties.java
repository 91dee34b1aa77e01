package io.worklog.spring.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** How much may wait for the store, per log. */
final class QueueProperties {
    private static final DataSize USUAL = DataSize.ofMegabytes(32);

    /** events that may wait. */
    private int maxEvents = 16384;

    /**
     * bytes of events that may wait; 32 MB unless set, or a sixteenth of the heap where that is
     * less.
     */
    private @Nullable DataSize maxSize;

    public int getMaxEvents() {
        return maxEvents;
    }

    public void setMaxEvents(int maxEvents) {
        this.maxEvents = maxEvents;
    }

    public @Nullable DataSize getMaxSize() {
        return maxSize;
    }

    public void setMaxSize(@Nullable DataSize maxSize) {
        this.maxSize = maxSize;
    }

    /** What it comes to. */
    long bytes() {
        return HeapShare.of(maxSize, USUAL, 16).toBytes();
    }
}
