package io.worklog;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.catalog.EventLabels;
import io.worklog.catalog.EventType;
import io.worklog.event.AuditEvent;
import io.worklog.event.ChangeValue;
import io.worklog.event.Target;
import io.worklog.sentence.Sentences;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabellingTest {
    private static final EventType<Object> MOVED =
            EventType.named("staff.moved")
                    .target("person")
                    .secret("pin")
                    .personal("city")
                    .label("own", Map.of(1, "of the type"));

    @TempDir Path folder;
    private final Map<String, String> names = new HashMap<>(Map.of("7", "Finance", "9", "Sales"));
    private final List<String> asked = new ArrayList<>();

    private final EventLabels labels =
            type ->
                    new EventLabels.Asked() {
                        @Override
                        public @Nullable String ofValue(String path, ChangeValue value) {
                            asked.add(path + "=" + value.text());
                            return names.get(value.text());
                        }

                        @Override
                        public @Nullable String ofTarget(Target target) {
                            asked.add(target.id());
                            return "Person " + names.getOrDefault(target.id(), target.id());
                        }
                    };

    private AuditEvent recorded(EventLabels of) {
        try (Worklog log = Worklog.builder().directory(folder).labels(of).open()) {
            Receipt receipt =
                    log.record(MOVED)
                            .target("7")
                            .target("p-2", "Given")
                            .set("dept", 7, 9)
                            .set("own", 1, 2)
                            .set("pin", "7", "9")
                            .set("city", "7", null)
                            .commit();
            names.put("7", "Renamed");
            return log.entry(receipt.index()).orElseThrow().event();
        }
    }

    @Test
    void theNamesOfThatMomentStay() {
        AuditEvent event = recorded(labels);
        assertThat(event.targets())
                .extracting(Target::name)
                .containsExactly("Person Finance", "Given");
        assertThat(Sentences.builtIn().changes(event, Locale.ENGLISH))
                .isEqualTo("dept: Finance → Sales; own: of the type → 2; pin: *** → ***; 1 more");
        assertThat(event.changes().get(3).oldValue().label()).isEqualTo("Finance");
        assertThat(asked).containsExactly("7", "dept=7", "dept=9", "own=2", "city=7");
    }

    @Test
    void whatThrowsCostsALabelAndIsMarked() {
        EventLabels throwing =
                type ->
                        (path, value) -> {
                            throw new IllegalStateException("no dictionary");
                        };
        AuditEvent event = recorded(throwing);
        assertThat(event.changes()).hasSize(4);
        assertThat(event.changes().get(0).newValue().label()).isNull();
        assertThat(event.metadata())
                .containsEntry(Labelling.FAILED, "not known: java.lang.IllegalStateException");
        EventLabels refusing =
                type -> {
                    throw new IllegalStateException("no dictionaries at all");
                };
        assertThat(recorded(refusing).changes()).hasSize(4);
    }

    @Test
    void aNameThatNoEventMayCarryIsLeftOut() {
        for (String broken : List.of("a\0b", "\uD800", "   ")) {
            AuditEvent event = recorded(type -> (path, value) -> broken);
            assertThat(event.changes().get(0).newValue().label()).isNull();
        }
        AuditEvent event = recorded(type -> (path, value) -> "x".repeat(10 << 20));
        assertThat(event.changes().get(0).newValue().label()).hasSize(256);
    }

    @Test
    void anEventFullOfMetadataIsRecordedAllTheSame() {
        EventLabels throwing =
                type ->
                        (path, value) -> {
                            throw new IllegalStateException("no dictionary");
                        };
        try (Worklog log = Worklog.builder().directory(folder).labels(throwing).open()) {
            Recording<Object> recording = log.record(MOVED).target("7").set("dept", 1, 2);
            for (int i = 0; i < 50; i++) {
                recording.metadata("k" + i, "v");
            }
            assertThat(recording.commit().index()).isNotNull();
        }
    }

    @Test
    void anEventThatIsAppendedAsItIsKeepsItsNames() {
        AuditEvent event = recorded(labels);
        try (Worklog log = Worklog.builder().directory(folder).labels(labels).open()) {
            AuditEvent old =
                    event.toBuilder()
                            .id(new java.util.UUID(0x019ac1f07c1e7d3aL, 0x9f0a4f6f5a0b9c11L))
                            .targets(List.of(Target.of("person", "7")))
                            .build();
            asked.clear();
            Receipt receipt = log.append(old);
            assertThat(log.entry(receipt.index()).orElseThrow().event().targets())
                    .containsExactly(Target.of("person", "7"));
        }
        assertThat(asked).isEmpty();
    }
}
