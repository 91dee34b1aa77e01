package io.worklog.server.app;

import io.worklog.catalog.EventCatalog;
import io.worklog.catalog.EventType;
import io.worklog.event.Verb;

/** What can happen to a server as a whole; all of it is in the first tenant's system log. */
public final class ServerEvents implements EventCatalog {
    /** A server is ready for requests. */
    public static final EventType<Object> STARTED =
            EventType.named("server.started").target("server").verb(Verb.EXECUTE);

    /** A server started with other settings than the start before. */
    public static final EventType<Object> CONFIGURED =
            EventType.named("server.configured").target("server").verb(Verb.UPDATE);

    /** A server was told to stop and has answered all requests. */
    public static final EventType<Object> STOPPED =
            EventType.named("server.stopped").target("server").verb(Verb.EXECUTE);

    ServerEvents() {}
}
