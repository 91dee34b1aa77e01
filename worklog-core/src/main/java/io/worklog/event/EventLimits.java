package io.worklog.event;

import io.worklog.error.RejectedEventException;
import io.worklog.error.RejectedEventException.Fault;
import java.util.List;

/**
 * How much an event may carry. A character is a Unicode code point.
 *
 * <p>What people write (reasons, names, arguments, metadata values) and what callers send along
 * (address, user agent, session) is cut where it is too long, at a whole character, and its path is
 * marked in {@link AuditEvent#truncated} with the UTF-8 bytes it had. The value of a change that is
 * too large becomes its digest, with the same mark. Changes beyond the most are dropped, and {@code
 * /changes} is marked with the number there were. Ids, keys, names of types and all other counts
 * are never cut: there the event is refused. So is text that is not well-formed Unicode or has
 * U+0000, wherever it stands; it is never repaired.
 */
public final class EventLimits {
    /** Names of event types and logs, ids of actors and targets, idempotency and message keys. */
    public static final int MAX_ID = 128;

    /** Sources, tenants, roles, kinds of targets and evidence, links, names of arguments. */
    public static final int MAX_SHORT_ID = 64;

    /** Sequence numbers and sizes are below this. */
    public static final long INTEGER_BOUND = 1L << 53;

    /** Names of actors. */
    public static final int MAX_ACTOR_NAME = 128;

    /** Parties on whose behalf an actor acts. */
    public static final int MAX_ON_BEHALF_OF = 4;

    /** Targets; there is at least one. */
    public static final int MAX_TARGETS = 16;

    /** Names of targets and evidence, and labels. */
    public static final int MAX_NAME = 256;

    /** The detail of an outcome, a message argument, a user agent. */
    public static final int MAX_TEXT = 512;

    /** Reasons. */
    public static final int MAX_REASON = 1_000;

    /** Arguments of a message. */
    public static final int MAX_ARGS = 32;

    /** Changes. */
    public static final int MAX_CHANGES = 500;

    /** Paths of changes. */
    public static final int MAX_CHANGE_PATH = 256;

    /** UTF-8 bytes of a change's value; a larger one becomes its digest. */
    public static final int MAX_VALUE_BYTES = 4_096;

    /** Attachments. */
    public static final int MAX_EVIDENCE = 32;

    /** Media types of evidence: the limit of RFC 6838 for each half, and the slash. */
    public static final int MAX_MEDIA_TYPE = 255;

    /** Places where evidence may be found. */
    public static final int MAX_REF = 512;

    /** Addresses. */
    public static final int MAX_IP = 45;

    /** Metadata pairs. */
    public static final int MAX_METADATA = 50;

    /** Metadata keys. */
    public static final int MAX_METADATA_KEY = 40;

    /** Metadata values. */
    public static final int MAX_METADATA_VALUE = 500;

    private EventLimits() {}

    /**
     * The event as it may be sealed.
     *
     * @throws RejectedEventException naming every fault
     */
    public static AuditEvent accepted(AuditEvent event) {
        List<Fault> faults = faults(event);
        if (!faults.isEmpty()) {
            throw new RejectedEventException("event " + event.id(), faults);
        }
        return fitted(event);
    }

    /** Everything that {@link #fitted} cannot mend; empty where there is nothing. */
    public static List<Fault> faults(AuditEvent event) {
        return EventCheck.faults(event);
    }

    /** The event with everything cut that may be cut, and marked. The same event if it fits. */
    public static AuditEvent fitted(AuditEvent event) {
        return new EventFitting().fit(event);
    }

    /** Whether an event can hold a text: it has neither U+0000 nor a lone surrogate. */
    public static boolean holds(String text) {
        return Texts.firstDefect(text) < 0;
    }
}
