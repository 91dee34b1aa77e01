package io.worklog.testkit;

import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.memory.MemoryLogStore;
import io.worklog.spi.AppendBatch;
import io.worklog.spi.ErasableLogStore;
import io.worklog.spi.NewEntry;
import io.worklog.spi.PrunableLogStore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A heap store as it should be; a subclass plants one fault in it. */
class PlantedStore extends FaultyStore implements ErasableLogStore, PrunableLogStore {
    private final MemoryLogStore memory;

    PlantedStore() {
        this(MemoryLogStore.create());
    }

    private PlantedStore(MemoryLogStore memory) {
        super(memory);
        this.memory = memory;
    }

    @Override
    public void replacePrivateSide(LogId log, LogIndex index, byte @Nullable [] remaining) {
        memory.replacePrivateSide(log, index, remaining);
    }

    @Override
    public void prune(LogId log, LogIndex minIndex) {
        memory.prune(log, minIndex);
    }

    /** The batch with other entries in it. */
    static AppendBatch with(AppendBatch batch, List<NewEntry> entries) {
        return new AppendBatch(batch.log(), batch.epoch(), batch.size(), entries, batch.tiles());
    }

    /** The batch with each entry changed. */
    static AppendBatch each(AppendBatch batch, UnaryOperator<NewEntry> change) {
        return with(batch, new ArrayList<>(batch.entries().stream().map(change).toList()));
    }
}
