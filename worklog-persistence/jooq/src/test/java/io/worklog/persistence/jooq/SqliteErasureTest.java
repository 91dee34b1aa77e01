package io.worklog.persistence.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.persistence.jooq.schema.SqlDialect;
import io.worklog.testkit.LogFeeder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is erased is gone from the files, not only from the tables. */
class SqliteErasureTest {
    private static final LogId LOG = LogId.of("erased");

    @Test
    void erasedBytesAreInNoFile() throws IOException {
        try (ExamDatabase database = new ExamDatabase(SqlDialect.SQLITE)) {
            JooqLogStore store = database.store();
            new LogFeeder(store, LOG).append(60);
            String gone = text(LogFeeder.side(31));
            String kept = text(LogFeeder.side(34));
            assertThat(files(database)).contains(gone).contains(kept);

            store.replacePrivateSide(LOG, LogIndex.of(31), null);
            assertThat(files(database)).doesNotContain(gone).contains(kept);
        }
    }

    @Test
    void prunedBytesAreInNoFile() throws IOException {
        try (ExamDatabase database = new ExamDatabase(SqlDialect.SQLITE)) {
            JooqLogStore store = database.store();
            new LogFeeder(store, LOG).append(600);
            String gone = text(LogFeeder.sealed(200));
            String kept = text(LogFeeder.sealed(300));
            assertThat(files(database)).contains(gone).contains(kept);

            store.prune(LOG, LogIndex.of(256));
            assertThat(files(database)).doesNotContain(gone).contains(kept);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String files(ExamDatabase database) throws IOException {
        Path folder = Path.of(database.database().name()).getParent();
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
