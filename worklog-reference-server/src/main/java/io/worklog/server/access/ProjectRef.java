package io.worklog.server.access;

import java.util.Objects;

/**
 * A project, as much of it as others need.
 *
 * @param id its identifier
 * @param tenant the tenant it belongs to
 * @param name its name
 * @param log the log its events are in
 * @param archived whether nothing may be written any more
 * @param delivery when whoever sends an event to it gets the answer
 */
public record ProjectRef(
        String id,
        String tenant,
        String name,
        String log,
        boolean archived,
        EventDelivery delivery) {
    public ProjectRef {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(log, "log");
        Objects.requireNonNull(delivery, "delivery");
    }

    /** A log that waits for the store before it answers. */
    public static ProjectRef durable(
            String id, String tenant, String name, String log, boolean archived) {
        return new ProjectRef(id, tenant, name, log, archived, EventDelivery.DURABLE);
    }
}
