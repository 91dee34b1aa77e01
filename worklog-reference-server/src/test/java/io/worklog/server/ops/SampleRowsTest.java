package io.worklog.server.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.server.db.Database;
import io.worklog.server.db.Engine;
import io.worklog.server.survey.StorageUse;
import io.worklog.server.testing.TestDomain;
import io.worklog.testkit.server.ServersExtension;
import io.worklog.testkit.server.TestServers;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Samples of storage, and what is told from them, on every engine. */
@ExtendWith(ServersExtension.class)
class SampleRowsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");
    private static final String FIRST = "default";

    @ParameterizedTest
    @EnumSource(Engine.class)
    void samplesAndReports(Engine engine, TestServers servers) {
        try (TestDomain domain = TestDomain.open(engine, servers)) {
            Database database = domain.database();
            SampleRows rows = new SampleRows(database);
            theDaysLastCounts(rows);
            oldOnesGo(rows);
            growth(rows);
        }
    }

    private static void theDaysLastCounts(SampleRows rows) {
        rows.replace("acme", TODAY, List.of(log("a", 1, null), log("b", 2, null)));
        rows.replace("acme", TODAY, List.of(log("a", 3, 30L)));
        assertThat(rows.since("acme", TODAY)).containsExactly(new Sample(TODAY, log("a", 3, 30L)));
        assertThat(rows.since("acme", TODAY.plusDays(1))).isEmpty();
        assertThat(rows.since("other", TODAY)).isEmpty();
        rows.replace("acme", TODAY, List.of(log("名".repeat(300), 1, null)));
        assertThat(rows.since("acme", TODAY).get(0).use().name()).hasSize(200);
    }

    private static void oldOnesGo(SampleRows rows) {
        rows.replace("acme", TODAY.minusDays(500), List.of(log("a", 1, null)));
        assertThat(rows.forget(TODAY.minusDays(400))).isEqualTo(1);
        assertThat(rows.since("acme", TODAY.minusDays(600))).hasSize(1);
    }

    private static void growth(SampleRows rows) {
        for (int day = 6; day >= 0; day--) {
            long all = 100 - 10L * day;
            rows.replace(
                    FIRST,
                    TODAY.minusDays(day),
                    List.of(
                            log("prj_1", all, all * 1_000),
                            new StorageUse("type", "record.created", all - 20, null),
                            new StorageUse("type", "user.login", 20, null),
                            new StorageUse("evidence", "prj_1", 2, 4_096L)));
            rows.replace(
                    "",
                    TODAY.minusDays(day),
                    List.of(new StorageUse("disk", "", 1, 1_000_000L - day)));
        }
        StorageReport report =
                new StorageReport(
                        rows,
                        tenant -> rows.replace(tenant, TODAY, List.of(log("first", 1, null))),
                        new Disk(Path.of(".")),
                        InstantSource.fixed(NOW));
        StorageView told = report.of(FIRST);
        assertThat(told.days()).hasSize(7).endsWith(TODAY);
        assertThat(told.entries()).containsExactly(40L, 50L, 60L, 70L, 80L, 90L, 100L);
        assertThat(told.logBytes()).endsWith(100_000L);
        assertThat(told.fileBytes()).containsOnly(4_096L);
        assertThat(told.types().get(0).name()).isEqualTo("record.created");
        assertThat(told.types().get(0).entries()).startsWith(20L).endsWith(80L);
        assertThat(told.logs().get(0).perDay()).isEqualTo(10);
        assertThat(told.disk().perDay()).isEqualTo(1);
        assertThat(told.disk().samplesNeeded()).isZero();
        assertThat(report.of("acme").disk()).as("another tenant's").isNull();
        assertThat(report.of("new").entries()).as("without a sample before").containsExactly(1L);
    }

    private static StorageUse log(String name, long entries, Long bytes) {
        return new StorageUse("log", name, entries, bytes);
    }
}
