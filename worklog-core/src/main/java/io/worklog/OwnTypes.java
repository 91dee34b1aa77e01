package io.worklog;

import io.worklog.catalog.EventType;
import io.worklog.catalog.WorklogTypes;
import io.worklog.error.RejectedEventException;
import io.worklog.error.RejectedEventException.Fault;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Event types that make Worklog do something, or excuse that something is gone: only Worklog itself
 * records them, or a host could explain away what it removed.
 */
final class OwnTypes {
    private static final Set<String> NAMES =
            Stream.of(
                            WorklogTypes.REDACTION,
                            WorklogTypes.PRUNED,
                            WorklogTypes.HOLD_PLACED,
                            WorklogTypes.HOLD_LIFTED,
                            WorklogTypes.KEY_ROTATED,
                            WorklogTypes.OUTBOX_DISCARDED,
                            WorklogTypes.LOG_CONTINUED)
                    .map(EventType::name)
                    .collect(Collectors.toUnmodifiableSet());

    private OwnTypes() {}

    static boolean contains(String type) {
        return NAMES.contains(type);
    }

    /** Refuses such a type from a host. */
    static void requireNot(String type) {
        if (contains(type)) {
            String problem = "is Worklog's own: call retention(), rotateKey() or outbox() for it";
            Fault fault = new Fault("/type", problem);
            throw new RejectedEventException("event of type " + type, List.of(fault));
        }
    }
}
