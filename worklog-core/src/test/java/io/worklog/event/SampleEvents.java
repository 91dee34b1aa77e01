package io.worklog.event;

import java.time.Instant;
import java.util.UUID;

/** Small valid events to begin a test with. */
public final class SampleEvents {
    public static final UUID ID = UUID.fromString("019abcde-0000-7000-8000-000000000001");
    public static final Instant TIME = Instant.parse("2026-11-22T10:15:30.123456Z");

    private SampleEvents() {}

    /** An event that says only what it must. */
    public static AuditEventBuilder plain() {
        return AuditEvent.builder(new TypeRef("billing.invoice.refunded", 1))
                .id(ID)
                .recordedAt(TIME)
                .provenance(new Provenance("billing", "node-1", 0))
                .actor(Actor.user("u-1"))
                .target("invoice", "inv-1");
    }
}
