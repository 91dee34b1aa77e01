package io.worklog.server.viewer;

import io.worklog.catalog.Delivery;
import io.worklog.catalog.EventCatalog;
import io.worklog.catalog.EventType;
import io.worklog.event.Severity;
import io.worklog.event.Verb;

/**
 * What can happen to tokens of viewers; in the project's own log. That one was read with is the
 * event {@code trail.viewed} in the system log, with the token as its actor. What a token is called
 * and of whom it shows events can be erased.
 */
public final class ViewerEvents implements EventCatalog {
    /** Events of the project may be seen by whoever has the token. */
    public static final EventType<Object> CREATED = of("viewer-token.created", Verb.CREATE);

    /** The token is good for nothing any more. */
    public static final EventType<Object> REVOKED = of("viewer-token.revoked", Verb.DELETE);

    ViewerEvents() {}

    private static EventType<Object> of(String name, Verb verb) {
        return EventType.named(name)
                .target("viewer-token")
                .verb(verb)
                .severity(Severity.MEDIUM)
                .personal("/targets/*/name", "filter")
                .delivery(Delivery.TRANSACTIONAL);
    }
}
