package io.worklog.persistence.caffeine;

import io.worklog.cache.CacheSettings;
import io.worklog.cache.EagerCache;
import io.worklog.file.FileLogOptions;
import io.worklog.file.FileLogStore;
import io.worklog.spi.ErasableLogStore;
import io.worklog.spi.PrunableLogStore;
import io.worklog.testkit.ErasableLogStoreContract;
import io.worklog.testkit.LogStoreContract;
import io.worklog.testkit.PrunableLogStoreContract;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** The exam of a store, taken through a level that holds next to nothing. */
class CachedFileStoreTest<S extends ErasableLogStore & PrunableLogStore> extends LogStoreContract<S>
        implements ErasableLogStoreContract, PrunableLogStoreContract {
    private final CaffeineCacheLevel level = CaffeineCacheLevel.ofBytes(60_000);

    @TempDir Path folder;

    @Override
    @SuppressWarnings("unchecked")
    protected S open() {
        CacheSettings settings = new CacheSettings("exam", new byte[32]);
        FileLogStore store = FileLogStore.open(folder, FileLogOptions.defaults());
        return (S) EagerCache.of(settings, List.of(level)).over(store);
    }

    @Override
    protected S reopen(S open) {
        open.close();
        return open();
    }
}
