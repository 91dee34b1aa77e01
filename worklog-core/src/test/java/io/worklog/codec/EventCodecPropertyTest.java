package io.worklog.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.worklog.event.AuditEvent;
import io.worklog.event.FieldClass;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds for every event, over thousands of random ones. */
class EventCodecPropertyTest {
    private static final int EVENTS = 5_000;
    private static final JsonLimits LIMITS =
            new JsonLimits(JsonLimits.Form.SEALED, 65_535, 32, 65_535);

    private final EventCodec codec = new EventCodec(new Random(7), EventCodec.MAX_SEALED_BYTES);

    @Test
    void sealedBytesAreWhatTheCanonicalWriterMakesOfTheirTree() {
        RandomEvents events = new RandomEvents(1, FieldClass.values());
        for (int i = 0; i < EVENTS; i++) {
            EncodedEvent encoded = codec.encode(events.next(), FieldPolicy.defaults());
            assertCanonical(encoded.sealed());
            if (encoded.privateSide() != null) {
                assertCanonical(encoded.privateSide());
            }
        }
    }

    private static void assertCanonical(byte[] bytes) {
        assertThat(CanonicalJson.write(StrictJson.parse(bytes, LIMITS))).isEqualTo(bytes);
    }

    @Test
    void publicEventsComeBackAsTheyWere() {
        RandomEvents events = new RandomEvents(2, FieldClass.PUBLIC);
        for (int i = 0; i < EVENTS; i++) {
            AuditEvent event = events.next();
            EncodedEvent encoded = codec.encode(event, path -> FieldClass.PUBLIC);
            assertThat(encoded.privateSide()).isNull();
            assertThat(EventCodec.decode(encoded.sealed(), null).event()).isEqualTo(event);
        }
    }

    @Test
    void personalEventsComeBackAsTheyWereWithTheirPrivateSide() {
        RandomEvents events = new RandomEvents(3, FieldClass.PERSONAL);
        for (int i = 0; i < EVENTS; i++) {
            AuditEvent event = events.next();
            EncodedEvent encoded = codec.encode(event, path -> FieldClass.PERSONAL);
            DecodedEvent decoded = EventCodec.decode(encoded.sealed(), encoded.privateSide());
            assertThat(decoded.event()).isEqualTo(event);
            assertThat(decoded.withheld()).isEmpty();
        }
    }

    @Test
    void aWithheldPrivateSideLeavesTheRestReadable() {
        RandomEvents events = new RandomEvents(4, FieldClass.PERSONAL);
        for (int i = 0; i < EVENTS; i++) {
            AuditEvent event = events.next();
            EncodedEvent encoded = codec.encode(event, path -> FieldClass.PERSONAL);
            Set<String> committed = PrivateSide.parse(encoded.privateSide()).paths();
            DecodedEvent decoded = EventCodec.decode(encoded.sealed(), null);
            assertThat(decoded.withheld()).isEqualTo(committed);
            assertThat(decoded.event().id()).isEqualTo(event.id());
            assertThat(decoded.event().reason()).isNull();
            assertThat(decoded.event().metadata()).isEmpty();
        }
    }
}
