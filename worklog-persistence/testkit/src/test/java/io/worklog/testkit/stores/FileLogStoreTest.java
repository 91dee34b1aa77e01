package io.worklog.testkit.stores;

import io.worklog.file.FileLogOptions;
import io.worklog.file.FileLogStore;
import io.worklog.testkit.EndableLogStoreContract;
import io.worklog.testkit.ErasableLogStoreContract;
import io.worklog.testkit.KeyedLogStoreContract;
import io.worklog.testkit.LogStoreContract;
import io.worklog.testkit.PrunableLogStoreContract;
import io.worklog.testkit.RestorableLogStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileLogStoreTest extends LogStoreContract<FileLogStore>
        implements EndableLogStoreContract,
                ErasableLogStoreContract,
                KeyedLogStoreContract,
                PrunableLogStoreContract,
                RestorableLogStoreContract {
    @TempDir Path folder;

    @Override
    protected FileLogStore open() {
        return FileLogStore.open(folder, FileLogOptions.defaults());
    }

    @Override
    protected FileLogStore reopen(FileLogStore open) {
        open.close();
        return open();
    }
}
