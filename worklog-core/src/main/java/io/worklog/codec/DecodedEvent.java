package io.worklog.codec;

import io.worklog.event.AuditEvent;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * An event as read back from bytes.
 *
 * @param event what was said; withheld fields are absent
 * @param commitments path of each committed field with its 32-byte commitment; the arrays MUST NOT
 *     be changed
 * @param withheld the committed paths whose value is not on the private side: erased, or not
 *     disclosed
 */
public record DecodedEvent(
        AuditEvent event, Map<String, byte[]> commitments, Set<String> withheld) {
    public DecodedEvent {
        Objects.requireNonNull(event, "event");
        commitments = Map.copyOf(commitments);
        withheld = Set.copyOf(withheld);
    }
}
