package io.worklog.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.error.RejectedEventException.Fault;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventShapesTest {
    private static AuditEvent changed(String path, ChangeValue before, ChangeValue after) {
        return SampleEvents.plain()
                .change(new Change(path, ChangeOp.SET, before, after, FieldClass.PUBLIC))
                .build();
    }

    static Stream<Arguments> wrongShapes() {
        return Stream.of(
                shape("/type", SampleEvents.plain().type(new TypeRef("Billing", 1))),
                shape("/type", SampleEvents.plain().type(new TypeRef("a b", 1))),
                shape("/type", SampleEvents.plain().type(new TypeRef("a".repeat(129), 1))),
                shape("/typeVersion", SampleEvents.plain().type(new TypeRef("a", 0))),
                shape("/log", SampleEvents.plain().provenance(new Provenance("a/b", "s", 1))),
                shape("/source", SampleEvents.plain().provenance(new Provenance("a", "", 1))),
                shape("/sourceSeq", SampleEvents.plain().provenance(new Provenance("a", "s", -1))),
                shape(
                        "/sourceSeq",
                        SampleEvents.plain().provenance(new Provenance("a", "s", 1L << 53))),
                shape("/id", SampleEvents.plain().id(UUID.nameUUIDFromBytes(new byte[1]))),
                shape("/id", SampleEvents.plain().id(new UUID(0x7000, 0))),
                shape("/tenant", SampleEvents.plain().tenant("")),
                shape("/idempotencyKey", SampleEvents.plain().idempotencyKey("")),
                shape("/actor/id", SampleEvents.plain().actor(Actor.user(""))),
                shape(
                        "/occurredAt",
                        SampleEvents.plain().occurredAt(Instant.parse("-0001-01-01T00:00:00Z"))),
                shape(
                        "/recordedAt",
                        SampleEvents.plain()
                                .occurredAt(SampleEvents.TIME)
                                .recordedAt(Instant.parse("+10000-01-01T00:00:00Z"))),
                shape("/trace", SampleEvents.plain().trace("00-abc")),
                shape("/actor/onBehalfOf/0", SampleEvents.plain().actor(nested())),
                shape(
                        "/evidence/0/sha256",
                        SampleEvents.plain()
                                .evidence(
                                        new Evidence("A".repeat(64), 1, "a/b", null, null, null))),
                shape(
                        "/evidence/0/size",
                        SampleEvents.plain()
                                .evidence(
                                        new Evidence("a".repeat(64), -1, "a/b", null, null, null))),
                shape("/truncated (a size)", SampleEvents.plain().truncated(Map.of("/a", -1L))),
                shape("/truncated (a path)", SampleEvents.plain().truncated(Map.of("", 1L))));
    }

    private static Actor nested() {
        Actor principal = Actor.user("b").actingFor(Actor.user("c"));
        return new Actor(ActorType.USER, "a", null, List.of(principal), null);
    }

    private static Arguments shape(String path, AuditEventBuilder event) {
        return Arguments.of(path, event.build());
    }

    @ParameterizedTest(name = "{0} of a wrong shape")
    @MethodSource("wrongShapes")
    void aWrongShapeIsAFault(String path, AuditEvent event) {
        assertThat(EventLimits.faults(event)).extracting(Fault::path).containsExactly(path);
    }

    @Test
    void valuesMustBeOfTheirKind() {
        List<ChangeValue> bad =
                List.of(
                        ChangeValue.of(ChangeValue.Kind.INTEGER, "01"),
                        ChangeValue.of(ChangeValue.Kind.INTEGER, "-0"),
                        ChangeValue.of(ChangeValue.Kind.DECIMAL, "1."),
                        ChangeValue.of(ChangeValue.Kind.DECIMAL, "NaN"),
                        ChangeValue.of(ChangeValue.Kind.BOOLEAN, "TRUE"),
                        ChangeValue.of(ChangeValue.Kind.NULL, "x"),
                        ChangeValue.of(ChangeValue.Kind.MASKED, "4111"),
                        ChangeValue.of(ChangeValue.Kind.DIGEST, "abc"),
                        new ChangeValue(ChangeValue.Kind.STRING, "x", null, 7),
                        new ChangeValue(ChangeValue.Kind.DIGEST, "a".repeat(64), null, -1));
        for (ChangeValue value : bad) {
            assertThat(EventLimits.faults(changed("p", null, value))).as("%s", value).hasSize(1);
        }
        List<ChangeValue> good =
                List.of(
                        ChangeValue.of(ChangeValue.Kind.INTEGER, "-12345678901234567890"),
                        ChangeValue.of(ChangeValue.Kind.DECIMAL, "-0.50"),
                        ChangeValue.of(ChangeValue.Kind.DECIMAL, "1E+30"),
                        ChangeValue.of(ChangeValue.Kind.BOOLEAN, "false"),
                        ChangeValue.of(ChangeValue.Kind.NULL, ""),
                        ChangeValue.of(ChangeValue.Kind.MASKED, ""),
                        new ChangeValue(ChangeValue.Kind.DIGEST, "a".repeat(64), null, 5_000));
        for (ChangeValue value : good) {
            assertThat(EventLimits.faults(changed("p", value, null))).as("%s", value).isEmpty();
        }
    }
}
