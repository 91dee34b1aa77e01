package io.worklog.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.worklog.error.RejectedEventException;
import io.worklog.error.RejectedEventException.Fault;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditEventBuilderTest {
    @Test
    void unsaidPartsHaveTheirDefaults() {
        AuditEvent event = SampleEvents.plain().build();
        assertThat(event.verb()).isEqualTo(Verb.OTHER);
        assertThat(event.tenant()).isEqualTo("default");
        assertThat(event.outcome()).isEqualTo(Outcome.SUCCESS);
        assertThat(event.severity()).isEqualTo(Severity.INFO);
        assertThat(event.occurredAt()).isEqualTo(event.recordedAt());
        assertThat(event.changes()).isEmpty();
        assertThat(event.truncated()).isEmpty();
    }

    @Test
    void allMissingPartsAreNamedAtOnce() {
        RejectedEventException refused =
                catchThrowableOfType(
                        RejectedEventException.class,
                        () -> AuditEvent.builder(new TypeRef("a", 1)).build());
        assertThat(refused.faults())
                .extracting(Fault::path)
                .containsExactly("/id", "/recordedAt", "/source", "/actor");
    }

    @Test
    void aBuilderOfAnEventGivesThatEventAgain() {
        AuditEvent event = full();
        assertThat(event.toBuilder().build()).isEqualTo(event);
    }

    @Test
    void aBuiltEventDoesNotFollowItsBuilder() {
        AuditEventBuilder builder = full().toBuilder();
        AuditEvent event = builder.build();
        builder.target("late", "1").metadata("late", "1").change(Change.set("late", "1", "2"));
        assertThat(event).isEqualTo(full());
    }

    @Test
    void nullIsRefusedWhereAPartMustBe() {
        assertThatThrownBy(() -> SampleEvents.plain().tenant(null))
                .isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> SampleEvents.plain().metadata("k", null))
                .isInstanceOf(NullPointerException.class);
    }

    private static AuditEvent full() {
        return SampleEvents.plain()
                .verb(Verb.UPDATE)
                .occurredAt(SampleEvents.TIME.minusSeconds(5))
                .tenant("t")
                .outcome(Outcome.DENIED)
                .outcomeDetail("no right")
                .reason("why")
                .message(new Message("k", Map.of("a", "b")))
                .change(Change.set("p", "1", "2"))
                .evidence(new Evidence("a".repeat(64), 1, "a/b", null, null, null))
                .context(new RequestContext("::1", null, null, null, "web", null))
                .trace("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .links(new Links("c", null, null))
                .severity(Severity.HIGH)
                .metadata("k", "v")
                .idempotencyKey("once")
                .truncated(Map.of("/reason", 5L))
                .targets(List.of(Target.of("x", "1"), Target.of("y", "2", "name")))
                .build();
    }
}
