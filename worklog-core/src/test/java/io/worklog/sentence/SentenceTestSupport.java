package io.worklog.sentence;

import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.AuditEventBuilder;
import io.worklog.event.Message;
import io.worklog.event.Provenance;
import io.worklog.event.Target;
import io.worklog.event.TypeRef;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Events and texts for the tests of sentences. */
final class SentenceTestSupport {
    static final Instant AT = Instant.parse("2026-11-22T08:00:03Z");

    private SentenceTestSupport() {}

    static AuditEventBuilder event(String type) {
        return AuditEvent.builder(new TypeRef(type, 1))
                .id(new UUID(0x019ac1f07c1e7d3aL, 0x9f0a4f6f5a0b9c11L))
                .recordedAt(AT)
                .provenance(new Provenance("orders", "test", 1))
                .actor(Actor.user("u-1", "Alice"))
                .target(Target.of("order", "o-3", "Order 3"));
    }

    static AuditEventBuilder refund(Map<String, String> args) {
        return event("billing.invoice.refunded").message(new Message("billing.refund", args));
    }

    static TextBundle english(String properties) {
        return TextBundle.builder().add(Locale.ROOT, "english", utf8(properties)).build();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** With these texts for every language but Chinese. */
    static Sentences telling(String properties) {
        return Sentences.of(List.of(english(properties)), ZoneOffset.UTC);
    }
}
