package io.worklog.server.feed;

import io.worklog.catalog.Delivery;
import io.worklog.catalog.EventCatalog;
import io.worklog.catalog.EventType;
import io.worklog.event.Severity;
import io.worklog.event.Verb;

/** What happens to feeds. */
public final class FeedEvents implements EventCatalog {
    public static final EventType<Object> CREATED = type("feed.created", Verb.CREATE);
    public static final EventType<Object> CHANGED = type("feed.changed", Verb.UPDATE);
    public static final EventType<Object> DELETED = type("feed.deleted", Verb.DELETE);
    public static final EventType<Object> SECRET_ROTATED = type("feed.secret-rotated", Verb.UPDATE);
    public static final EventType<Object> TESTED = type("feed.tested", Verb.EXECUTE);
    public static final EventType<Object> REPLAYED = type("feed.replayed", Verb.EXECUTE);

    /** In the system log of the tenant. */
    public static final EventType<Object> GAVE_UP =
            type("feed.gave-up", Verb.OTHER).severity(Severity.MEDIUM);

    FeedEvents() {}

    private static EventType<Object> type(String name, Verb verb) {
        return EventType.named(name).target("feed").verb(verb).delivery(Delivery.TRANSACTIONAL);
    }
}
