package io.worklog.server.job;

import io.worklog.catalog.Delivery;
import io.worklog.catalog.EventCatalog;
import io.worklog.catalog.EventType;
import io.worklog.event.Verb;

/** What people do to jobs; what a job does is recorded by its own feature. */
public final class JobEvents implements EventCatalog {
    public static final EventType<Object> CANCELLED =
            EventType.named("job.cancelled")
                    .target("job")
                    .verb(Verb.UPDATE)
                    .delivery(Delivery.TRANSACTIONAL);

    JobEvents() {}
}
