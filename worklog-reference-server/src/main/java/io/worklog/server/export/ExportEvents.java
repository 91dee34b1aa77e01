package io.worklog.server.export;

import io.worklog.catalog.Delivery;
import io.worklog.catalog.EventCatalog;
import io.worklog.catalog.EventType;
import io.worklog.event.Verb;

/** What people take away. Each is in the project's log and in the system log of the tenant. */
public final class ExportEvents implements EventCatalog {
    public static final EventType<Object> REQUESTED = type("export.requested");
    public static final EventType<Object> FINISHED = type("export.finished");
    public static final EventType<Object> DOWNLOADED = type("export.downloaded");

    ExportEvents() {}

    private static EventType<Object> type(String name) {
        return EventType.named(name)
                .target("export")
                .verb(Verb.EXPORT)
                .personal("filter")
                .delivery(Delivery.TRANSACTIONAL);
    }
}
