package io.worklog.testkit.stores;

import io.worklog.memory.MemoryLogStore;
import io.worklog.testkit.ErasableLogStoreContract;
import io.worklog.testkit.LogStoreContract;
import io.worklog.testkit.PrunableLogStoreContract;

class MemoryLogStoreTest extends LogStoreContract<MemoryLogStore>
        implements ErasableLogStoreContract, PrunableLogStoreContract {
    @Override
    protected MemoryLogStore open() {
        return MemoryLogStore.create();
    }

    @Override
    protected MemoryLogStore reopen(MemoryLogStore open) {
        return open;
    }
}
