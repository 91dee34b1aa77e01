package io.worklog.retention;

import io.worklog.event.AuditEvent;

/** Who and what an event is about. */
final class Parties {
    private Parties() {}

    /** Whether a party acted, or was acted for. */
    static boolean acted(AuditEvent event, String actorId) {
        return event.actor().id().equals(actorId)
                || event.actor().onBehalfOf().stream().anyMatch(a -> a.id().equals(actorId));
    }

    /** Whether one of the targets is that object. */
    static boolean isAbout(AuditEvent event, String type, String id) {
        return event.targets().stream().anyMatch(t -> t.type().equals(type) && t.id().equals(id));
    }
}
