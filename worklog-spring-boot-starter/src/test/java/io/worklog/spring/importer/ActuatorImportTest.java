package io.worklog.spring.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.event.Outcome;
import io.worklog.event.Verb;
import io.worklog.testing.RecordingWorklog;
import io.worklog.testing.WorklogAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.audit.InMemoryAuditEventRepository;

class ActuatorImportTest {
    private static final Instant THEN = Instant.parse("2025-06-01T08:00:00.123456Z");

    @TempDir private Path folder;

    private static InMemoryAuditEventRepository repository() {
        InMemoryAuditEventRepository repository = new InMemoryAuditEventRepository();
        repository.add(event(0, "alice", "AUTHENTICATION_SUCCESS", Map.of("ip", "10.0.0.1")));
        repository.add(event(1, "mallory", "AUTHENTICATION_FAILURE", Map.of()));
        repository.add(event(2, "bob", "AUTHORIZATION_DENIED", Map.of()));
        repository.add(event(2, "bob", "AUTHORIZATION_DENIED", Map.of()));
        repository.add(event(3, "bob", "INVOICE_PRINTED", Map.of("no", 17)));
        return repository;
    }

    private static AuditEvent event(int second, String who, String type, Map<String, Object> data) {
        return new AuditEvent(THEN.plusSeconds(second), who, type, data);
    }

    @Test
    void everyEventIsThereWithItsOutcomeAndTwoAlikeAreTwo() {
        try (RecordingWorklog log = RecordingWorklog.open()) {
            ImportReport report = LegacyImport.actuator(repository()).run(log);
            assertThat(report.accepted()).isEqualTo(5);
            WorklogAssertions.assertThat(log)
                    .recorded(ImportedTypes.HAPPENED)
                    .by("alice")
                    .verb(Verb.LOGIN)
                    .outcome(Outcome.SUCCESS)
                    .occurredAt(THEN)
                    .metadata("imported.type", "AUTHENTICATION_SUCCESS")
                    .metadata("data.ip", "10.0.0.1")
                    .once();
            WorklogAssertions.assertThat(log)
                    .recorded(ImportedTypes.HAPPENED)
                    .by("mallory")
                    .outcome(Outcome.FAILURE)
                    .once();
            WorklogAssertions.assertThat(log)
                    .recorded(ImportedTypes.HAPPENED)
                    .outcome(Outcome.DENIED)
                    .times(2);
            WorklogAssertions.assertThat(log)
                    .recorded(ImportedTypes.HAPPENED)
                    .outcome(Outcome.UNKNOWN)
                    .metadata("data.no", "17")
                    .once();
            assertThat(log.verify().verdict().word()).isEqualTo("verified");
        }
    }

    @Test
    void theAnswerOfTheEndpointIsTheSameHistory() throws Exception {
        Path answer = folder.resolve("auditevents.json");
        Files.writeString(
                answer,
                """
                {"comment": "an [array] in a text", "events": [
                 {"timestamp": "2025-06-01T08:00:00.123456Z", "principal": "alice",
                  "type": "AUTHENTICATION_SUCCESS", "data": {"ip": "10.0.0.1"}},
                 {"timestamp": "never", "principal": "eve", "type": "X"},
                 {"timestamp": "2025-06-01T08:00:01.123456Z", "principal": "mallory",
                  "type": "AUTHENTICATION_FAILURE"}
                ]}
                """);
        try (RecordingWorklog log = RecordingWorklog.open()) {
            LegacyImport.actuator(repository()).run(log);
            ImportReport report = LegacyImport.actuatorJson(answer).run(log);
            assertThat(report.read()).isEqualTo(3);
            assertThat(report.alreadyThere()).isEqualTo(2);
            assertThat(report.firstFaults())
                    .singleElement()
                    .satisfies(fault -> assertThat(fault.reason()).contains("time and a type"));
        }
    }

    @Test
    void moreThanAnEventCanHoldIsCounted() {
        Map<String, Object> much = new TreeMap<>();
        IntStream.range(0, 60).forEach(i -> much.put("key-%02d".formatted(i), "v".repeat(600)));
        much.put("a-key-that-is-much-longer-than-a-key-may-be-in-an-event", "x");
        InMemoryAuditEventRepository repository = new InMemoryAuditEventRepository();
        repository.add(event(0, "alice", "MUCH", much));
        try (RecordingWorklog log = RecordingWorklog.open()) {
            ImportReport report = LegacyImport.actuator(repository).run(log);
            assertThat(report.firstFaults()).isEmpty();
            WorklogAssertions.assertThat(log)
                    .recorded(ImportedTypes.HAPPENED)
                    .metadata("imported.dropped", "21")
                    .once();
        }
    }

    @Test
    void aFileThatIsNoAnswerIsSaid() throws Exception {
        Path file = Files.writeString(folder.resolve("none.json"), "{\"events\": 17}");
        assertThatThrownBy(() -> LegacyImport.actuatorJson(file).dryRun())
                .isInstanceOf(LegacySourceException.class)
                .hasMessageContaining("Actuator");
    }
}
