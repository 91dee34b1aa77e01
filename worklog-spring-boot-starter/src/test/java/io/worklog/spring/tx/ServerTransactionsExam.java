package io.worklog.spring.tx;

import io.worklog.persistence.jooq.JooqLogStore;
import io.worklog.persistence.jooq.schema.SchemaMode;
import io.worklog.persistence.jooq.schema.WeakSettings;
import io.worklog.spi.LogStore;
import io.worklog.testkit.server.ServersExtension;
import io.worklog.testkit.server.TestDatabase;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.ExtendWith;

/** Business, outbox and log in one database of a server. */
@ExtendWith(ServersExtension.class)
abstract class ServerTransactionsExam extends TransactionsExam {
    private final TestDatabase database;

    ServerTransactionsExam(TestDatabase database) {
        this.database = database;
    }

    @Override
    void drop() {
        database.close();
    }

    @Override
    String url(Path folder) {
        return database.url();
    }

    @Override
    LogStore store(DataSource source, Path folder) {
        return JooqLogStore.builder(source)
                .schema(SchemaMode.INSTALL)
                .weakSettings(WeakSettings.DEGRADE)
                .open();
    }
}
