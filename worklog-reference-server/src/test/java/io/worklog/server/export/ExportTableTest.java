package io.worklog.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.server.access.Caller;
import io.worklog.server.access.Grant;
import io.worklog.server.api.PageLimit;
import io.worklog.server.db.OpenedDatabase;
import io.worklog.server.export.Export.State;
import io.worklog.server.job.Job;
import io.worklog.testing.SettableClock;
import io.worklog.testkit.server.DatabaseKind;
import io.worklog.testkit.server.ServersExtension;
import io.worklog.testkit.server.TestDatabase;
import io.worklog.testkit.server.TestServers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The history of exports on every engine. */
@ExtendWith(ServersExtension.class)
class ExportTableTest {
    private static final Caller ALICE =
            new Caller("t1", "alice", "爱丽丝", Caller.Via.SESSION, null, Grant.everything("x"));

    private final SettableClock clock = SettableClock.at("2026-03-01T08:00:00Z");

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void anExportEndsOnceAndExpires(DatabaseKind kind, TestServers servers) {
        try (TestDatabase database = servers.database(kind).createDatabase();
                OpenedDatabase opened = OpenedDatabase.open(database.url())) {
            ExportTable table = new ExportTable(opened.database(), clock, ExportBench.JSON);
            table.insert(ALICE, "prj_1", "job_1", order("exp_1"));
            table.insert(ALICE, "prj_1", "job_2", order("exp_2"));
            Job done = done();
            ExportResult result = new ExportResult(3, 99, "ab".repeat(32));
            assertThat(table.end("exp_1", done, State.READY, result)).isTrue();
            assertThat(table.end("exp_1", done, State.FAILED, null)).as("once").isFalse();
            assertThat(table.end("exp_2", done, State.CANCELLED, null)).isTrue();
            table.downloaded("exp_1");
            Export export = table.find("prj_1", "exp_1").orElseThrow();
            assertThat(export.state()).isEqualTo(State.READY);
            assertThat(export.filter()).isEqualTo(Map.of("text", "桥梁"));
            assertThat(export.rows()).isEqualTo(3);
            assertThat(export.downloads()).isEqualTo(1);
            clock.advance(Duration.ofDays(7));
            assertThat(table.find("prj_1", "exp_1").orElseThrow().state()).isEqualTo(State.EXPIRED);
            assertThat(table.find("prj_2", "exp_1")).isEmpty();
            assertThat(table.list("prj_1", "exp_2", new PageLimit(5)))
                    .extracting(Export::id)
                    .containsExactly("exp_1");
        }
    }

    private static ExportOrder order(String id) {
        return new ExportOrder(
                id,
                "events",
                ExportFormat.CSV,
                Map.of("text", "桥梁"),
                "zh",
                true,
                List.of(),
                true,
                5);
    }

    private Job done() {
        Job job = ExportBench.job(ExportFormat.CSV);
        return new Job(
                job.id(),
                job.kind(),
                job.tenant(),
                job.project(),
                job.owner(),
                job.ownerName(),
                Job.State.DONE,
                job.parameters(),
                3,
                3,
                "rows",
                null,
                null,
                job.createdAt(),
                clock.instant(),
                clock.instant().plus(Duration.ofDays(7)),
                5);
    }
}
