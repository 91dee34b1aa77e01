package io.worklog.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.worklog.error.RejectedEventException;
import io.worklog.error.RejectedEventException.Fault;
import io.worklog.event.Actor;
import io.worklog.event.ActorType;
import io.worklog.event.AuditEvent;
import io.worklog.event.Change;
import io.worklog.event.Evidence;
import io.worklog.event.FieldClass;
import io.worklog.event.Provenance;
import io.worklog.event.Target;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RejectedEventTest {
    private static final String LONE = "x\uD83Dy";

    private final EventCodec codec = new EventCodec(new Random(5));

    private RejectedEventException refused(AuditEvent event, FieldPolicy policy) {
        return catchThrowableOfType(
                RejectedEventException.class, () -> codec.encode(event, policy));
    }

    @Test
    void namesEveryFaultAtOnce() {
        AuditEvent event =
                SampleEvents.smallest().toBuilder()
                        .actor(Actor.user("u", LONE))
                        .target(Target.of("t", "1"))
                        .target(Target.of("t", LONE))
                        .reason("nul \u0000")
                        .metadata("a/b", LONE)
                        .change(Change.set("p", "fine", LONE))
                        .evidence(new Evidence("00", 1L << 53, "text/plain", null, null, null))
                        .occurredAt(Instant.parse("+10000-01-01T00:00:00Z"))
                        .truncated(Map.of("/reason", -(1L << 53)))
                        .provenance(new Provenance("log", "source", Long.MIN_VALUE))
                        .build();
        RejectedEventException refused = refused(event, FieldPolicy.defaults());
        assertThat(refused.faults())
                .extracting(Fault::path)
                .containsExactlyInAnyOrder(
                        "/actor/name",
                        "/targets/1/id",
                        "/reason",
                        "/metadata/a~1b",
                        "/changes/0/new",
                        "/evidence/0/size",
                        "/occurredAt",
                        "/truncated/~1reason",
                        "/sourceSeq");
        assertThat(refused).hasMessageContaining(event.id().toString());
        assertThat(refused.getMessage()).doesNotContain("fine").doesNotContain("nul ");
    }

    @Test
    void refusesAChainWithinAChain() {
        Actor inner = Actor.user("b").actingFor(Actor.user("c", "Cleo"));
        Actor outer = new Actor(ActorType.USER, "a", null, List.of(inner), null);
        AuditEvent event = SampleEvents.smallest().toBuilder().actor(outer).build();
        assertThat(refused(event, FieldPolicy.defaults()).faults())
                .extracting(Fault::path)
                .containsExactly("/actor/onBehalfOf/0");
    }

    @Test
    void namesSizeAndWayOutWhenTooLarge() {
        AuditEvent event = withReasonOf(40_000);
        assertThatThrownBy(() -> codec.encode(event, FieldPolicy.defaults()))
                .isInstanceOf(RejectedEventException.class)
                .hasMessageContaining("40,")
                .hasMessageContaining("32,768")
                .hasMessageContaining("evidence");
    }

    private static AuditEvent withReasonOf(int length) {
        return SampleEvents.smallest().toBuilder().reason("r".repeat(length)).build();
    }

    @Test
    void goesExactlyToTheHardLimit() {
        EventCodec largest = new EventCodec(new Random(5), EventCodec.MAX_SEALED_BYTES);
        int rest = largest.encode(withReasonOf(0), FieldPolicy.defaults()).sealed().length;
        int most = EventCodec.MAX_SEALED_BYTES - rest;
        byte[] sealed = largest.encode(withReasonOf(most), FieldPolicy.defaults()).sealed();
        assertThat(sealed).hasSize(65_535);
        assertThat(EventCodec.decode(sealed, null).event()).isEqualTo(withReasonOf(most));
        assertThatThrownBy(() -> largest.encode(withReasonOf(most + 1), FieldPolicy.defaults()))
                .isInstanceOf(RejectedEventException.class)
                .hasMessageContaining("65,536");
    }

    @Test
    void refusesAPrivateSideBeyondItsLimit() {
        AuditEvent event = withReasonOf(PrivateSide.MAX_BYTES);
        assertThatThrownBy(() -> codec.encode(event, path -> FieldClass.PERSONAL))
                .isInstanceOf(RejectedEventException.class)
                .hasMessageContaining("1,048,576");
    }

    @Test
    void refusesALimitThatCannotBe() {
        for (int limit : new int[] {0, -1, 65_536}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new EventCodec(new Random(5), limit));
        }
    }

    @Test
    void leavesNothingOfItselfInTheNextEvent() {
        AuditEvent good = SampleEvents.smallest();
        byte[] alone = codec.encode(good, FieldPolicy.defaults()).sealed();
        AuditEvent bad = good.toBuilder().reason(LONE).build();
        AuditEvent longer = good.toBuilder().reason("r".repeat(900)).build();
        assertThat(refused(bad, FieldPolicy.defaults()).faults()).hasSize(1);
        codec.encode(longer, FieldPolicy.defaults());
        assertThat(codec.encode(good, FieldPolicy.defaults()).sealed()).isEqualTo(alone);
        assertThat(refused(bad, FieldPolicy.defaults()).faults())
                .extracting(Fault::path)
                .containsExactly("/reason");
    }
}
