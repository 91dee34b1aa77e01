package io.worklog.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.codec.JsonValue.JsonObject;
import io.worklog.codec.JsonValue.JsonString;
import io.worklog.error.IntegrityException;
import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.FieldClass;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class CommitmentTest {
    private final EncodedEvent encoded =
            new EventCodec(new Random(1)).encode(SampleEvents.personal(), FieldPolicy.defaults());

    private byte[] sideBytes() {
        return Objects.requireNonNull(encoded.privateSide());
    }

    private JsonObject side() {
        return (JsonObject) StrictJson.parse(sideBytes(), JsonLimits.sealed());
    }

    @Test
    void isTheMacOfPathAndCanonicalValue() throws Exception {
        Map<String, byte[]> commitments = EventCodec.decode(encoded.sealed(), null).commitments();
        assertThat(commitments).hasSize(6);
        for (Map.Entry<String, JsonValue> field : side().members().entrySet()) {
            JsonObject opening = (JsonObject) field.getValue();
            byte[] salt = Base64.getDecoder().decode(text(opening, "salt"));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(salt, "HmacSHA256"));
            mac.update(("worklog/field/v1\0" + field.getKey() + "\0").getBytes(UTF_8));
            mac.update(("\"" + text(opening, "value") + "\"").getBytes(UTF_8));
            assertThat(commitments.get(field.getKey())).isEqualTo(mac.doFinal());
        }
    }

    private static String text(JsonObject object, String name) {
        return ((JsonString) Objects.requireNonNull(object.get(name))).text();
    }

    @Test
    void keepsNoPersonalByteInTheSealedSide() {
        String sealed = new String(encoded.sealed(), UTF_8);
        for (String value : List.of("王小明", "Ada", "203.0.113.7", "Mozilla", "example.org")) {
            assertThat(sealed).doesNotContain(value);
            assertThat(new String(sideBytes(), UTF_8)).contains(value);
        }
    }

    @Test
    void givesEqualValuesUnequalCommitments() {
        AuditEvent event =
                SampleEvents.smallest().toBuilder()
                        .actor(Actor.user("a", "Ada").actingFor(Actor.user("b", "Ada")))
                        .build();
        EventCodec codec = new EventCodec(new Random(1));
        byte[] first = codec.encode(event, FieldPolicy.defaults()).sealed();
        byte[] second = codec.encode(event, FieldPolicy.defaults()).sealed();
        Map<String, byte[]> one = EventCodec.decode(first, null).commitments();
        Map<String, byte[]> two = EventCodec.decode(second, null).commitments();
        assertThat(one.get("/actor/name")).isNotEqualTo(two.get("/actor/name"));
        assertThat(one.get("/actor/name")).isNotEqualTo(one.get("/actor/onBehalfOf/0/name"));
    }

    @Test
    void findsAnotherValue() {
        assertRefused(with("/actor/name", "value", "Somebody Else"), "/actor/name");
        assertRefused(with("/changes/0/new", "value", "other@example.org"), "/changes/0/new");
    }

    @Test
    void findsAnotherSalt() {
        String salt = Base64.getEncoder().encodeToString(new byte[32]);
        assertRefused(with("/context/ip", "salt", salt), "/context/ip");
    }

    @Test
    void findsAValueOfAnotherField() {
        Map<String, JsonValue> swapped = new LinkedHashMap<>(side().members());
        JsonValue name = Objects.requireNonNull(swapped.get("/actor/name"));
        swapped.put("/context/ip", name);
        assertRefused(CanonicalJson.write(new JsonObject(swapped)), "/context/ip");
    }

    @Test
    void findsAValueThatWasNeverCommitted() {
        Map<String, JsonValue> more = new LinkedHashMap<>(side().members());
        more.put("/reason", Objects.requireNonNull(more.get("/actor/name")));
        assertRefused(CanonicalJson.write(new JsonObject(more)), "/reason");
    }

    private byte[] with(String path, String member, String text) {
        Map<String, JsonValue> fields = new LinkedHashMap<>(side().members());
        Map<String, JsonValue> opening =
                new LinkedHashMap<>(((JsonObject) fields.get(path)).members());
        opening.put(member, new JsonString(text));
        fields.put(path, new JsonObject(opening));
        return CanonicalJson.write(new JsonObject(fields));
    }

    private void assertRefused(byte[] privateSide, String path) {
        assertThatThrownBy(() -> EventCodec.decode(encoded.sealed(), privateSide))
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining(path)
                .hasMessageNotContaining("Somebody")
                .hasMessageNotContaining("example.org");
    }

    @Test
    void findsEveryFlippedBitOfThePrivateSide() {
        byte[] side = sideBytes();
        for (int i = 0; i < side.length * 8; i++) {
            byte[] flipped = side.clone();
            flipped[i / 8] ^= (byte) (1 << i % 8);
            assertThatThrownBy(() -> EventCodec.decode(encoded.sealed(), flipped))
                    .as("bit %d", i)
                    .isInstanceOf(IntegrityException.class);
        }
    }

    @Test
    void erasesSomeFieldsAndKeepsTheOthers() {
        PrivateSide left =
                PrivateSide.parse(sideBytes()).remove(Set.of("/actor/name", "/changes/0/old"));
        byte[] bytes = Objects.requireNonNull(left.bytes());
        assertThat(new String(bytes, UTF_8)).doesNotContain("王小明").doesNotContain("old@");
        DecodedEvent decoded = EventCodec.decode(encoded.sealed(), bytes);
        assertThat(decoded.withheld()).containsExactlyInAnyOrder("/actor/name", "/changes/0/old");
        assertThat(decoded.event().actor().name()).isNull();
        assertThat(decoded.event().context()).isEqualTo(SampleEvents.personal().context());
        assertThat(left.remove(Set.of("/actor/name")).bytes()).isEqualTo(bytes);
    }

    @Test
    void erasedFieldsTakeTheirSaltsAlong() {
        JsonObject opening = (JsonObject) side().get("/actor/name");
        String salt = text(Objects.requireNonNull(opening), "salt");
        PrivateSide left = PrivateSide.parse(sideBytes()).remove(Set.of("/actor/name"));
        assertThat(new String(Objects.requireNonNull(left.bytes()), UTF_8)).doesNotContain(salt);
    }

    @Test
    void nothingIsLeftWhenAllIsErased() {
        PrivateSide side = PrivateSide.parse(sideBytes());
        assertThat(side.remove(side.paths()).bytes()).isNull();
        assertThat(PrivateSide.parse(null).bytes()).isNull();
    }

    @Test
    void disclosesOnlyWhatWasChosen() {
        PrivateSide chosen = PrivateSide.parse(sideBytes()).disclose(Set.of("/context/ip"));
        assertThat(chosen.paths()).containsExactly("/context/ip");
        DecodedEvent decoded = EventCodec.decode(encoded.sealed(), chosen.bytes());
        assertThat(decoded.event().context().ip()).isEqualTo("203.0.113.7");
        assertThat(decoded.event().context().userAgent()).isNull();
        assertThat(decoded.withheld()).hasSize(5).doesNotContain("/context/ip");
    }

    @Test
    void refusesAPrivateSideOfAnEventWithoutCommitments() {
        EncodedEvent open =
                new EventCodec(new Random(1))
                        .encode(SampleEvents.typical(), path -> FieldClass.PUBLIC);
        assertThatThrownBy(() -> EventCodec.decode(open.sealed(), sideBytes()))
                .isInstanceOf(IntegrityException.class);
    }
}
