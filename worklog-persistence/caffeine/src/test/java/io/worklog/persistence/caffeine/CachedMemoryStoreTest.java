package io.worklog.persistence.caffeine;

import io.worklog.cache.CacheSettings;
import io.worklog.cache.EagerCache;
import io.worklog.memory.MemoryLogStore;
import io.worklog.spi.ErasableLogStore;
import io.worklog.spi.PrunableLogStore;
import io.worklog.testkit.ErasableLogStoreContract;
import io.worklog.testkit.LogStoreContract;
import io.worklog.testkit.PrunableLogStoreContract;
import java.util.List;

/** The exam of a store, taken through copies on the heap. */
class CachedMemoryStoreTest<S extends ErasableLogStore & PrunableLogStore>
        extends LogStoreContract<S> implements ErasableLogStoreContract, PrunableLogStoreContract {
    private final CaffeineCacheLevel level = CaffeineCacheLevel.ofBytes(8 << 20);

    @Override
    @SuppressWarnings("unchecked")
    protected S open() {
        CacheSettings settings = new CacheSettings("exam", new byte[32]);
        return (S) EagerCache.of(settings, List.of(level)).over(MemoryLogStore.create());
    }

    @Override
    protected S reopen(S open) {
        return open;
    }
}
