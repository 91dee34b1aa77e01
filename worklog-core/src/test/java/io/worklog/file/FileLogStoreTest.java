package io.worklog.file;

import io.worklog.spi.LogStore;
import io.worklog.spi.LogStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

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
