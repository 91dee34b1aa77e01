package io.worklog.server.project;

import io.worklog.catalog.Delivery;
import io.worklog.catalog.EventCatalog;
import io.worklog.catalog.EventType;
import io.worklog.event.Verb;

/** What can happen to a project. */
public final class ProjectEvents implements EventCatalog {
    public static final EventType<Object> CREATED =
            EventType.named("project.created")
                    .target("project")
                    .verb(Verb.CREATE)
                    .delivery(Delivery.TRANSACTIONAL);

    ProjectEvents() {}
}
