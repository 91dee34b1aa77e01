package io.worklog.spring.source.jpa;

import io.worklog.catalog.Delivery;
import io.worklog.catalog.EventType;

/**
 * What becomes of the changes of one class of entities.
 *
 * @param created type of the event about a new one
 * @param updated type of the event about a changed one
 * @param deleted type of the event about one that is gone
 */
record EntityPlan(EventType<?> created, EventType<?> updated, EventType<?> deleted) {
    /** The same, to be recorded in the transaction. */
    EntityPlan transactional() {
        return new EntityPlan(
                created.delivery(Delivery.TRANSACTIONAL),
                updated.delivery(Delivery.TRANSACTIONAL),
                deleted.delivery(Delivery.TRANSACTIONAL));
    }

    EventType<?> of(EntityChange.Kind kind) {
        return switch (kind) {
            case CREATED -> created;
            case UPDATED -> updated;
            case DELETED -> deleted;
            case NOTHING -> throw new IllegalArgumentException("nothing became of it");
        };
    }
}
