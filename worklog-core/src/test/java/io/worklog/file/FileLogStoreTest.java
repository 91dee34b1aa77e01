package io.worklog.file;

import io.worklog.spi.LogStore;
import io.worklog.spi.LogStoreContract;

import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class FileLogStoreTest extends LogStoreContract {
    @TempDir Path folder;

    @Override
    protected LogStore open() {
        return FileLogStore.open(folder, FileLogOptions.defaults());
    }

    @Override
    protected LogStore reopen(LogStore open) {
        open.close();
        return open();
    }
}
