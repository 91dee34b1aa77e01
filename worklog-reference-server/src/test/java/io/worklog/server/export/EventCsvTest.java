package io.worklog.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.RecordedEvent;
import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.Provenance;
import io.worklog.event.TypeRef;
import io.worklog.log.LogEntry;
import io.worklog.log.LogIndex;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a spreadsheet opens never becomes a formula, and stays one record a line. */
class EventCsvTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://evil\")",
                "+1+cmd",
                "-2+3",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "＝1",
                "＠x"
            })
    void aTextThatCouldStartAFormulaIsShownAsText(String text) {
        assertThat(Csv.safe(text)).isEqualTo("'" + text);
        String row = EventCsv.row(by(text));
        assertThat(row).contains("'" + text.substring(0, 1));
        assertThat(row).doesNotContain("," + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "alice", "1=1", "2026-01-01", "李雷", "'quoted"})
    void otherTextsStayAsTheyAre(String text) {
        assertThat(Csv.safe(text)).isEqualTo(text);
    }

    @Test
    void separatorsAndQuotesAreQuoted() {
        String row = EventCsv.row(by("a,\"b\"\nc"));
        assertThat(row).contains(",\"a,\"\"b\"\"\nc\",").endsWith("\r\n");
    }

    @Test
    void aRowHasAsManyCellsAsTheHeader() {
        long columns = EventCsv.header().chars().filter(c -> c == ',').count();
        assertThat(EventCsv.row(by("alice")).chars().filter(c -> c == ',').count())
                .isEqualTo(columns);
    }

    private static RecordedEvent by(String actorName) {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        AuditEvent event =
                AuditEvent.builder(new TypeRef("t", 1))
                        .id(UUID.fromString("01935555-0000-7000-8000-000000000001"))
                        .recordedAt(now)
                        .provenance(new Provenance("log", "s", 0))
                        .actor(Actor.user("id", actorName))
                        .target("order", "1")
                        .build();
        LogEntry entry = new LogEntry(LogIndex.of(0), new byte[] {1}, null);
        return new RecordedEvent(entry, event, Set.of());
    }
}
