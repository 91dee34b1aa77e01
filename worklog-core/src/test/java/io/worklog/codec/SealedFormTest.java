package io.worklog.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.worklog.codec.JsonValue.JsonArray;
import io.worklog.codec.JsonValue.JsonInteger;
import io.worklog.codec.JsonValue.JsonNull;
import io.worklog.codec.JsonValue.JsonObject;
import io.worklog.codec.JsonValue.JsonString;
import io.worklog.error.IntegrityException;
import io.worklog.event.AuditEvent;
import io.worklog.event.FieldClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schema is closed: nothing passes that the writer would not have written. */
class SealedFormTest {
    private final EncodedEvent encoded =
            new EventCodec(new Random(9)).encode(SampleEvents.everything(), FieldPolicy.defaults());

    private static void assertRefused(byte[] sealed, String problem) {
        assertThatThrownBy(() -> EventCodec.decode(sealed, null))
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"v\":1 | \"v\":2 | /v is 2",
                "\"v\":1 | \"v\":1,\"w\":1 | unknown",
                "\"v\":1, | | /v is missing",
                "\"v\":1 | \"v\":\"1\" | /v must be an integer",
                "\"verb\":\"approve\" | \"verb\":\"APPROVE\" | /verb",
                "\"verb\":\"approve\" | \"verb\": \"approve\" | canonical form from byte",
                "{\"actor\" | {\"abc\":null,\"actor\" | unknown",
                "\"type\":\"agent\" | \"type\":\"robot\" | /actor/type",
                "\"id\":\"agent-1\" | \"id\":7 | /actor/id must be a string",
                "\"id\":\"agent-1\", | | /actor/id is missing",
                "\"op\":\"set\" | \"op\":\"set\",\"opp\":1 | /changes/0",
                "\"kind\":\"masked\" | \"kind\":\"masked\",\"text\":\"\" | canonical",
                "{\"kind\":\"decimal\" | {\"king\":\"decimal\" | /changes/3/new/kind is missing",
                "\"new\":-42 | \"new\":{\"kind\":\"integer\",\"text\":\"-42\"} | canonical",
                "\"size\":4 | \"size\":4.0 | cannot be read",
                "000Z\",\"outcome\" | 0Z\",\"outcome\" | /occurredAt",
                "T23:59:59 | T25:59:59 | canonical",
                "2026-02-28 | 2026-02-30 | /occurredAt",
                "\"tenant\":\"acme\" | \"tenant\":\"acm\\u0065\" | canonical",
                "\"tenant\":\"acme\" | \"tenant\":\"acme\",\"tenant\":\"acme\" | cannot be read",
                "{\"/reason\":2048} | {\"/reason\":\"2048\"} | /truncated",
                "{\"/reason\":2048} | [] | /truncated",
                "\"typeVersion\":1 | \"typeVersion\":2147483648 | /typeVersion",
            })
    void refusesWhatTheWriterWouldNotHaveWritten(String part, String other, String problem) {
        String sealed = new String(encoded.sealed(), UTF_8).replace("000120Z", "000000Z");
        assertThat(sealed).contains(part);
        int at = sealed.indexOf(part);
        String changed =
                sealed.substring(0, at)
                        + (other == null ? "" : other)
                        + sealed.substring(at + part.length());
        assertRefused(changed.getBytes(UTF_8), problem);
    }

    @Test
    void refusesWhatIsNoObject() {
        assertRefused("[]".getBytes(UTF_8), "must be an object");
        assertRefused(new byte[0], "cannot be read");
        assertRefused(new byte[65_536], "cannot be read");
    }

    @Test
    void refusesACommitmentToSomethingElse() {
        for (String path :
                List.of("/actor/id", "/reason/", "/targets/9/name", "/changes/0/old", "/")) {
            assertRefused(committing(path), "/commitments");
        }
        assertRefused(committing("/targets/0/name"), "both a commitment and a value");
        assertRefused(committing("/metadata/quote"), "both a commitment and a value");
    }

    private byte[] committing(String path) {
        return changed(event -> {
            JsonObject old = (JsonObject) event.get("commitments");
            Map<String, JsonValue> commitments = new LinkedHashMap<>(old.members());
            commitments.put(path, new JsonString("A".repeat(43) + "="));
            event.put("commitments", new JsonObject(commitments));
        });
    }

    @Test
    void refusesACommitmentOfAnotherForm() {
        for (String text : List.of("", "AAAA", "A".repeat(44), "A".repeat(42) + "B=", "?")) {
            byte[] sealed =
                    changed(event ->
                            event.put(
                                    "commitments",
                                    new JsonObject(Map.of("/actor/name", new JsonString(text)))));
            assertRefused(sealed, "32 bytes in base64");
        }
    }

    private byte[] changed(Consumer<Map<String, JsonValue>> change) {
        JsonObject event = (JsonObject) StrictJson.parse(encoded.sealed(), JsonLimits.sealed());
        Map<String, JsonValue> members = new LinkedHashMap<>(event.members());
        change.accept(members);
        return CanonicalJson.write(new JsonObject(members));
    }

    @Test
    void refusesEveryMemberOfAnotherKind() {
        JsonObject event = (JsonObject) StrictJson.parse(encoded.sealed(), JsonLimits.sealed());
        for (String name : event.members().keySet()) {
            for (JsonValue other :
                    List.of(
                            JsonNull.NULL,
                            new JsonInteger(-1),
                            new JsonString("\u0001"),
                            new JsonArray(List.of(JsonNull.NULL)),
                            new JsonObject(Map.of("x", JsonNull.NULL)))) {
                assertOtherKind(name, other, event.get(name));
            }
        }
    }

    private void assertOtherKind(String name, JsonValue other, JsonValue own) {
        boolean sameKind = other.getClass() == own.getClass();
        boolean free = sameKind && !Set.of("v", "verb", "outcome", "severity").contains(name);
        if (!free) {
            assertRefused(changed(event -> event.put(name, other)), "these are no sealed bytes");
        }
    }

    @Test
    void noTwoByteStringsSayTheSame() {
        byte[] sealed =
                new EventCodec(new Random(9))
                        .encode(SampleEvents.everything(), path -> FieldClass.PUBLIC)
                        .sealed();
        AuditEvent event = EventCodec.decode(sealed, null).event();
        for (int i = 0; i < sealed.length * 8; i++) {
            byte[] flipped = sealed.clone();
            flipped[i / 8] ^= (byte) (1 << i % 8);
            decodeIfPossible(flipped).forEach(other -> assertThat(other).isNotEqualTo(event));
        }
    }

    private static List<AuditEvent> decodeIfPossible(byte[] sealed) {
        List<AuditEvent> events = new ArrayList<>();
        try {
            events.add(EventCodec.decode(sealed, null).event());
        } catch (IntegrityException expected) {
            assertThat(expected.getMessage()).isNotEmpty();
        }
        return events;
    }

    @Test
    void everyCutIsRefused() {
        for (int length = 0; length < encoded.sealed().length; length++) {
            byte[] cut = Arrays.copyOf(encoded.sealed(), length);
            assertRefused(cut, "cannot be read");
        }
    }
}
