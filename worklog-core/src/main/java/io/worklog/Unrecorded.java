package io.worklog;

import io.worklog.event.AuditEvent;
import io.worklog.event.AuditEventBuilder;
import io.worklog.event.Provenance;
import java.time.Instant;
import java.util.UUID;

/**
 * An event that lacks only what the recorder says of it. It MUST NOT change any more: where nobody
 * waits, another thread completes it.
 */
interface Unrecorded {
    /** The id the event has. */
    UUID id();

    /** About how many bytes it takes up; beyond {@link RoughSize#MOST_DEFERRED} only that. */
    int roughBytes();

    /**
     * The whole event.
     *
     * @param recordedAt when the recorder took it
     * @param from its place among those of this recorder
     */
    AuditEvent complete(Instant recordedAt, Provenance from);

    /** An event that somebody else put together, which is completed on the spot. */
    static Unrecorded of(AuditEventBuilder event, UUID id) {
        return new Built(event, id);
    }

    /**
     * An event in its builder.
     *
     * @param event nobody else has it
     * @param id the id it gets
     */
    record Built(AuditEventBuilder event, UUID id) implements Unrecorded {
        @Override
        public int roughBytes() {
            return RoughSize.MOST_DEFERRED + 1;
        }

        @Override
        public AuditEvent complete(Instant recordedAt, Provenance from) {
            return event.id(id).recordedAt(recordedAt).provenance(from).build();
        }
    }
}
