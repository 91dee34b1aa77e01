package io.worklog.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.Change;
import io.worklog.event.ChangeOp;
import io.worklog.event.ChangeValue;
import io.worklog.event.Evidence;
import io.worklog.event.FieldClass;
import io.worklog.event.Message;
import io.worklog.event.RequestContext;
import io.worklog.event.Target;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldPolicyTest {
    private static final String SECRET = "hunter2-\u5bc6\u7801";

    private final EventCodec codec = new EventCodec(new Random(3));

    /** An event with the same text in every field that can have a class. */
    private static AuditEvent full(FieldClass ofChange) {
        ChangeValue value = new ChangeValue(ChangeValue.Kind.DECIMAL, SECRET, SECRET, 0);
        return SampleEvents.smallest().toBuilder()
                .actor(Actor.user("a", SECRET).actingFor(Actor.user("b", SECRET)))
                .target(Target.of("t", "1", SECRET))
                .evidence(new Evidence("00", 1, "text/plain", SECRET, null, SECRET))
                .outcomeDetail(SECRET)
                .reason(SECRET)
                .message(new Message("k", Map.of("a/b", SECRET)))
                .metadata("m~1", SECRET)
                .context(new RequestContext(SECRET, SECRET, SECRET, SECRET, SECRET, SECRET))
                .change(new Change("p/q", ChangeOp.SET, value, value, ofChange))
                .build();
    }

    @ParameterizedTest
    @EnumSource(FieldClass.class)
    void noByteOfASecretExistsAnywhere(FieldClass ofChange) {
        EncodedEvent encoded = codec.encode(full(ofChange), path -> FieldClass.SECRET);
        assertThat(encoded.privateSide()).isNull();
        String bytes = new String(encoded.sealed(), ISO_8859_1);
        byte[] secret = SECRET.getBytes(UTF_8);
        assertThat(bytes)
                .doesNotContain(new String(secret, ISO_8859_1))
                .doesNotContain("hunter2")
                .doesNotContain(Base64.getEncoder().encodeToString(secret))
                .doesNotContain(HexFormat.of().formatHex(secret));
        assertThat(bytes).contains("\"name\":\"***\"").contains("\"old\":{\"kind\":\"masked\"}");
    }

    @Test
    void aSecretChangeIsMaskedWhateverThePolicySays() {
        EncodedEvent encoded = codec.encode(full(FieldClass.SECRET), path -> FieldClass.PUBLIC);
        Change change = EventCodec.decode(encoded.sealed(), null).event().changes().getFirst();
        ChangeValue masked = ChangeValue.of(ChangeValue.Kind.MASKED, "");
        assertThat(change.oldValue()).isEqualTo(masked);
        assertThat(change.newValue()).isEqualTo(masked);
        assertThat(change.fieldClass()).isEqualTo(FieldClass.SECRET);
    }

    @Test
    void aPublicChangeOfAPersonalPropertyIsCommitted() {
        FieldPolicy policy = FieldPolicy.defaultsWith(Map.of("/changes/p~1q", FieldClass.PERSONAL));
        EncodedEvent encoded = codec.encode(full(FieldClass.PUBLIC), policy);
        assertThat(EventCodec.decode(encoded.sealed(), null).commitments())
                .containsKeys("/changes/0/new", "/changes/0/old", "/actor/name", "/context/ip")
                .doesNotContainKeys("/reason", "/context/host");
    }

    @Test
    void everyFieldWithAClassCanBeCommittedAndComesBack() {
        AuditEvent event = full(FieldClass.PERSONAL);
        EncodedEvent encoded = codec.encode(event, path -> FieldClass.PERSONAL);
        assertThat(new String(encoded.sealed(), UTF_8)).doesNotContain(SECRET);
        DecodedEvent decoded = EventCodec.decode(encoded.sealed(), encoded.privateSide());
        assertThat(decoded.event()).isEqualTo(event);
        assertThat(decoded.commitments())
                .containsOnlyKeys(
                        "/actor/name",
                        "/actor/onBehalfOf/0/name",
                        "/targets/0/name",
                        "/evidence/0/name",
                        "/evidence/0/ref",
                        "/outcomeDetail",
                        "/reason",
                        "/message/args/a~1b",
                        "/metadata/m~01",
                        "/context/ip",
                        "/context/userAgent",
                        "/context/sessionId",
                        "/context/requestId",
                        "/context/channel",
                        "/context/host",
                        "/changes/0/old",
                        "/changes/0/new");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/actor/id", "/targets/0/name", "actor/name", "/metadata/a/b", "/nothing"})
    void refusesAPathThatWouldDoNothing(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FieldPolicy.defaultsWith(Map.of(path, FieldClass.PERSONAL)))
                .withMessageContaining(path);
    }

    @Test
    void theDefaultsArePersonalForPeopleAndTheirDevices() {
        FieldPolicy defaults = FieldPolicy.defaults();
        for (String path :
                List.of(
                        "/actor/name",
                        "/actor/onBehalfOf/*/name",
                        "/context/ip",
                        "/context/userAgent")) {
            assertThat(defaults.classOf(path)).isEqualTo(FieldClass.PERSONAL);
        }
        assertThat(defaults.classOf("/reason")).isEqualTo(FieldClass.PUBLIC);
    }

    @Test
    void aDefaultCanBeTakenBack() {
        FieldPolicy open = FieldPolicy.defaultsWith(Map.of("/actor/name", FieldClass.PUBLIC));
        assertThat(open.classOf("/actor/name")).isEqualTo(FieldClass.PUBLIC);
        assertThat(open.classOf("/context/ip")).isEqualTo(FieldClass.PERSONAL);
    }
}
