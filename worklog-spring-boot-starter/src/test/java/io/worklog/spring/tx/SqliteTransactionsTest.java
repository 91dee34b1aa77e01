package io.worklog.spring.tx;

import io.worklog.persistence.jooq.JooqLogStore;
import io.worklog.persistence.jooq.schema.SchemaMode;
import io.worklog.persistence.jooq.schema.WeakSettings;
import io.worklog.spi.LogStore;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.sqlite.SQLiteDataSource;

/** The log in one SQLite file, the business in another. */
class SqliteTransactionsTest extends TransactionsExam {
    @Override
    String url(Path folder) {
        return "jdbc:sqlite:" + folder.resolve("shop.db") + "?journal_mode=WAL";
    }

    @Override
    LogStore store(DataSource source, Path folder) {
        SQLiteDataSource logs = new SQLiteDataSource();
        logs.setUrl("jdbc:sqlite:" + folder.resolve("logs.db") + "?journal_mode=WAL");
        return JooqLogStore.builder(logs)
                .schema(SchemaMode.INSTALL)
                .weakSettings(WeakSettings.DEGRADE)
                .open();
    }
}
