package io.worklog.testkit.stores;

import io.worklog.memory.MemoryLogStore;
import io.worklog.testkit.EndableLogStoreContract;
import io.worklog.testkit.ErasableLogStoreContract;
import io.worklog.testkit.KeyedLogStoreContract;
import io.worklog.testkit.LogStoreContract;
import io.worklog.testkit.PrunableLogStoreContract;
import io.worklog.testkit.RestorableLogStoreContract;

class MemoryLogStoreTest extends LogStoreContract<MemoryLogStore>
        implements EndableLogStoreContract,
                ErasableLogStoreContract,
                KeyedLogStoreContract,
                PrunableLogStoreContract,
                RestorableLogStoreContract {
    @Override
    protected MemoryLogStore open() {
        return MemoryLogStore.create();
    }

    @Override
    protected MemoryLogStore reopen(MemoryLogStore open) {
        return open;
    }
}
