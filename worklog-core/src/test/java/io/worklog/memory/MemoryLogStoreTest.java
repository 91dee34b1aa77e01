package io.worklog.memory;

import io.worklog.spi.LogStore;
import io.worklog.spi.LogStoreContract;

class MemoryLogStoreTest extends LogStoreContract {
    @Override
    protected LogStore open() {
        return MemoryLogStore.create();
    }

    @Override
    protected LogStore reopen(LogStore open) {
        return open;
    }
}
