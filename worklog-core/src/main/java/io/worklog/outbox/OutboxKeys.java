package io.worklog.outbox;

import io.worklog.spi.OutboxEntry;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keys under which a log finds an event that is moved to it a second time: the event's own
 * idempotency key, or else one made of its id. A made key is not in the sealed bytes.
 */
public final class OutboxKeys {
    private static final String PREFIX = "worklog.outbox:";

    private OutboxKeys() {}

    /** The key of an event. */
    public static String of(UUID eventId, @Nullable String own) {
        return own == null ? PREFIX + eventId : own;
    }

    /** Whether the key was made of the event's id, so that no other event has it. */
    static boolean isMade(OutboxEntry entry) {
        return entry.key().equals(of(entry.eventId(), null));
    }
}
