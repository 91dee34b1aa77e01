package io.worklog.persistence.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.Worklog;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.persistence.jooq.schema.SchemaMode;
import io.worklog.persistence.jooq.schema.SqlDialect;
import io.worklog.persistence.jooq.schema.TestDatabase;
import io.worklog.verify.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Logs in tables that released versions made are read, checked and gone on with. */
class SqlFormatsTest {
    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void aLogInTablesOfVersionOneGoesOn(SqlDialect dialect) throws IOException {
        String dump = "sql-1-" + dialect.name().toLowerCase(Locale.ROOT) + ".zip";
        try (TestDatabase database = TestDatabase.create(dialect)) {
            SqlFormatFixture.unpack(dump, database, folder);
            Path keys = folder.resolve("keys");
            try (Worklog log = SqlFormatFixture.open(database, keys, SchemaMode.VALIDATE)) {
                assertThat(log.verify().verdict()).isInstanceOf(Verdict.Verified.class);
                assertThat(log.entry(LogIndex.of(0)).orElseThrow().event().actor().name())
                        .isEqualTo("Name \u540d\u5b57 0");
                assertThat(log.entry(LogIndex.of(7)).orElseThrow().event().actor().name()).isNull();
                assertThat(SqlFormatFixture.pay(log, 5).index()).isEqualTo(LogIndex.of(5));
                TreeSize before = log.head().size();
                assertThat(before.value()).isGreaterThan(SqlFormatFixture.PAYMENTS);
                assertThat(SqlFormatFixture.pay(log, 1_000).index().value())
                        .isEqualTo(before.value());
                assertThat(log.verify().verdict()).isInstanceOf(Verdict.Verified.class);
            }
        }
    }
}
