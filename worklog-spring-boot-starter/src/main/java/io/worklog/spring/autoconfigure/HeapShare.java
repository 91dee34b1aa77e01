package io.worklog.spring.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** Memory of parts for which nobody set how much they may take: less where the heap is small. */
final class HeapShare {
    private HeapShare() {}

    /**
     * What a part may take.
     *
     * @param set what an operator said; absent unless one did
     * @param usual what it takes at most where nothing was said
     * @param parts it takes one part in so many of the heap, where that is less
     */
    static DataSize of(@Nullable DataSize set, DataSize usual, int parts) {
        return set == null ? of(usual, parts, Runtime.getRuntime().maxMemory()) : set;
    }

    static DataSize of(DataSize usual, int parts, long heap) {
        return DataSize.ofBytes(Math.min(usual.toBytes(), heap / parts));
    }
}
