package io.worklog.spring.source.events;

import io.worklog.Recording;
import io.worklog.catalog.EventType;
import java.util.function.BiConsumer;

/**
 * Says how application events of a class are recorded, where the class itself cannot or shall not.
 * A bean of the host's; thread-safe. It comes before {@link LoggedEvent}.
 *
 * @param <E> the class of the events, with its subclasses
 */
public interface DomainEventMapping<E> {
    /** The class of the events. */
    Class<E> event();

    /** The type to record. */
    EventType<?> type();

    /** Says what the event tells; called on the thread that publishes it; MUST NOT commit. */
    void describe(E event, Recording<?> recording);

    /** A mapping of these parts. */
    static <E> DomainEventMapping<E> of(
            Class<E> event,
            EventType<?> type,
            BiConsumer<? super E, ? super Recording<?>> description) {
        return new DescribedEvents<>(event, type, description);
    }
}
