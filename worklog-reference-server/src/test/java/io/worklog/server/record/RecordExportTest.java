package io.worklog.server.record;

import static io.worklog.server.record.Desk.APPROVER;
import static io.worklog.server.record.Desk.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.server.access.ProjectRef;
import io.worklog.server.export.ExportQuery;
import io.worklog.server.export.ExportRow;
import io.worklog.server.testing.TestServer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Records as rows to be taken away. */
class RecordExportTest {
    private static Desk desk;
    private static RecordExport source;

    @BeforeAll
    static void open() {
        desk = Desk.open(TestServer.shared());
        source = TestServer.shared().bean(RecordExport.class);
    }

    @Test
    void rowsAreInTheOrderTheyWereMadeAndGoOnAfterAnyOfThem() {
        List<String> made = Stream.of("甲", "乙", "=丙").map(desk::submitted).toList();
        ok(desk.step(APPROVER, made.getFirst(), "approve", "{}"));
        List<ExportRow> all = rows(Map.of(), null);
        assertThat(all).extracting(row -> row.cells().get(2)).containsExactly("甲", "乙", "=丙");
        assertThat(all.getFirst().json()).contains("\"state\":\"APPROVED\"", "甲");
        assertThat(all.getFirst().cells()).hasSameSizeAs(source.columns());
        assertThat(rows(Map.of(), all.getFirst().position())).isEqualTo(all.subList(1, 3));
        assertThat(rows(Map.of("state", "APPROVED"), null)).isEqualTo(all.subList(0, 1));
        assertThat(source.estimate(query(Map.of()))).isEqualTo(3);
    }

    @Test
    void aFilterIsCheckedBeforeTheWorkBegins() {
        assertThat(source.faults(Map.of("state", "DRAFT", "from", "2026-01-01"))).isEmpty();
        assertThat(source.faults(Map.of("state", "done"))).hasSize(1);
        assertThat(source.faults(Map.of("from", "yesterday"))).hasSize(1);
        assertThat(source.faults(Map.of("colour", "red"))).hasSize(1);
    }

    private static List<ExportRow> rows(Map<String, String> filter, String after) {
        try (Stream<ExportRow> rows = source.rows(query(filter), after)) {
            return rows.toList();
        }
    }

    private static ExportQuery query(Map<String, String> filter) {
        ProjectRef project =
                ProjectRef.durable(desk.project, "default", "desk", desk.project, false);
        return new ExportQuery(project, filter, Locale.CHINESE, Long.MAX_VALUE);
    }
}
