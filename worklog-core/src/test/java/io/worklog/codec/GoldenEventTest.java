package io.worklog.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.event.AuditEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stored format: these bytes were given out and must stay readable and the same for ever. */
class GoldenEventTest {
    private static final Map<String, Supplier<AuditEvent>> EVENTS =
            Map.of(
                    "smallest", SampleEvents::smallest,
                    "typical", SampleEvents::typical,
                    "personal", SampleEvents::personal,
                    "everything", SampleEvents::everything);

    private static byte[] golden(String name) {
        try (InputStream in = GoldenEventTest.class.getResourceAsStream("/golden/v1/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EncodedEvent encode(String name) {
        EventCodec codec = new EventCodec(new Random(2026));
        return codec.encode(event(name), FieldPolicy.defaults());
    }

    private static AuditEvent event(String name) {
        return Objects.requireNonNull(EVENTS.get(name)).get();
    }

    @ParameterizedTest
    @ValueSource(strings = {"smallest", "typical", "personal", "everything"})
    void sealsTheSameBytes(String name) {
        assertThat(new String(encode(name).sealed(), UTF_8))
                .isEqualTo(new String(golden(name + ".json"), UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"personal", "everything"})
    void keepsTheSamePrivateSide(String name) {
        byte[] side = Objects.requireNonNull(encode(name).privateSide());
        assertThat(new String(side, UTF_8))
                .isEqualTo(new String(golden(name + ".private.json"), UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"smallest", "typical"})
    void readsPublicEventsBack(String name) {
        assertThat(EventCodec.decode(golden(name + ".json"), null).event()).isEqualTo(event(name));
    }

    @Test
    void readsPersonalEventsBack() {
        byte[] sealed = golden("personal.json");
        DecodedEvent decoded = EventCodec.decode(sealed, golden("personal.private.json"));
        assertThat(decoded.event()).isEqualTo(event("personal"));
        assertThat(decoded.withheld()).isEmpty();
        assertThat(EventCodec.decode(sealed, null).withheld())
                .containsExactlyInAnyOrder(
                        "/actor/name",
                        "/actor/onBehalfOf/0/name",
                        "/changes/0/new",
                        "/changes/0/old",
                        "/context/ip",
                        "/context/userAgent");
    }
}
