package io.worklog.spring.source.events;

import io.worklog.Recording;
import io.worklog.catalog.EventType;
import java.util.Objects;
import java.util.function.BiConsumer;

/**
 * A mapping of given parts.
 *
 * @param event the class
 * @param type to record
 * @param description says what an event tells
 * @param <E> the class
 */
record DescribedEvents<E>(
        Class<E> event, EventType<?> type, BiConsumer<? super E, ? super Recording<?>> description)
        implements DomainEventMapping<E> {
    DescribedEvents {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(description, "description");
    }

    @Override
    public void describe(E published, Recording<?> recording) {
        description.accept(published, recording);
    }
}
