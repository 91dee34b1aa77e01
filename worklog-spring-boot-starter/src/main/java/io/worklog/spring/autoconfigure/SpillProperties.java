package io.worklog.spring.autoconfigure;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** Where durable events go while the store is away. */
final class SpillProperties {
    /**
     * folder on a disk of this node, of this process alone; without one such events are refused
     * while the store is away.
     */
    private @Nullable Path directory;

    /** events that may be there, per log. */
    private long maxEvents = 1_000_000;

    /** bytes that may be there, per log. */
    private DataSize maxSize = DataSize.ofGigabytes(1);

    public @Nullable Path getDirectory() {
        return directory;
    }

    public void setDirectory(@Nullable Path directory) {
        this.directory = directory;
    }

    public long getMaxEvents() {
        return maxEvents;
    }

    public void setMaxEvents(long maxEvents) {
        this.maxEvents = maxEvents;
    }

    public DataSize getMaxSize() {
        return maxSize;
    }

    public void setMaxSize(DataSize maxSize) {
        this.maxSize = maxSize;
    }
}
