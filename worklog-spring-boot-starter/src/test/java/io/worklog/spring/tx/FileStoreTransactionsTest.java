package io.worklog.spring.tx;

import io.worklog.file.FileLogOptions;
import io.worklog.file.FileLogStore;
import io.worklog.spi.LogStore;
import java.nio.file.Path;
import javax.sql.DataSource;

/** The log in a folder, the business in SQLite. */
class FileStoreTransactionsTest extends TransactionsExam {
    @Override
    String url(Path folder) {
        return "jdbc:sqlite:" + folder.resolve("shop.db") + "?journal_mode=WAL";
    }

    @Override
    LogStore store(DataSource source, Path folder) {
        return FileLogStore.open(folder.resolve("log"), FileLogOptions.defaults());
    }
}
