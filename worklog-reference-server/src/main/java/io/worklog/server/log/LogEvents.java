package io.worklog.server.log;

import io.worklog.catalog.Delivery;
import io.worklog.catalog.EventCatalog;
import io.worklog.catalog.EventType;
import io.worklog.event.Verb;

/** What can happen to a project's log and its event types, beside the events themselves. */
public final class LogEvents implements EventCatalog {
    /** Somebody read events; its target is the kind of question, once in ten minutes for each. */
    public static final EventType<Object> VIEWED =
            EventType.named("trail.viewed").target("event-query").verb(Verb.READ);

    /** A project registered a version of an event type. */
    public static final EventType<Object> TYPE_REGISTERED =
            EventType.named("event-type.registered")
                    .target("event-type")
                    .verb(Verb.CREATE)
                    .delivery(Delivery.TRANSACTIONAL);

    /** A project decided about events of types that it did not register. */
    public static final EventType<Object> UNKNOWN_TYPES_DECIDED =
            EventType.named("event-type.unknown-decided")
                    .target("project")
                    .verb(Verb.UPDATE)
                    .delivery(Delivery.TRANSACTIONAL);

    /** Somebody asked for the log to be verified. */
    public static final EventType<Object> VERIFY_REQUESTED =
            EventType.named("log.verify-requested")
                    .target("log")
                    .verb(Verb.EXECUTE)
                    .delivery(Delivery.TRANSACTIONAL);

    /** The log was verified; the verdict is in its metadata. */
    public static final EventType<Object> VERIFIED =
            EventType.named("log.verified").target("log").verb(Verb.EXECUTE);

    LogEvents() {}
}
