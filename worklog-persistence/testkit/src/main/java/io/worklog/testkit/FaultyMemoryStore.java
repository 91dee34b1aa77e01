package io.worklog.testkit;

import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.memory.MemoryLogStore;
import io.worklog.spi.EndableLogStore;
import io.worklog.spi.ErasableLogStore;
import io.worklog.spi.PrunableLogStore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A {@link FaultyStore} over a heap store, with all that a heap store can do. */
public final class FaultyMemoryStore extends FaultyStore
        implements ErasableLogStore, PrunableLogStore, EndableLogStore {
    private final MemoryLogStore memory;

    private FaultyMemoryStore(MemoryLogStore memory) {
        super(memory);
        this.memory = memory;
    }

    /** An empty store that does not fail yet. */
    public static FaultyMemoryStore create() {
        return new FaultyMemoryStore(MemoryLogStore.create());
    }

    @Override
    public void replacePrivateSide(LogId log, LogIndex index, byte @Nullable [] remaining) {
        run("replacePrivateSide", log, () -> memory.replacePrivateSide(log, index, remaining));
    }

    @Override
    public void prune(LogId log, LogIndex minIndex) {
        run("prune", log, () -> memory.prune(log, minIndex));
    }

    @Override
    public void end(LogId log, String note) {
        run("end", log, () -> memory.end(log, note));
    }

    @Override
    public Optional<String> ended(LogId log) {
        return at("ended", log, () -> memory.ended(log));
    }
}
