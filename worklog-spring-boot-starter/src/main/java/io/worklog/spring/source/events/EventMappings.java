package io.worklog.spring.source.events;

import io.worklog.spring.source.Masker;
import io.worklog.spring.source.SourceRecorder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** How events of each class are recorded, if they are. Thread-safe. */
final class EventMappings {
    private final List<DomainEventMapping<?>> given;
    private final SourceRecorder recorder;
    private final Masker masker;
    private final Map<Class<?>, Optional<DomainEventMapping<?>>> known = new ConcurrentHashMap<>();

    EventMappings(List<DomainEventMapping<?>> given, SourceRecorder recorder, Masker masker) {
        this.given = List.copyOf(given);
        this.recorder = recorder;
        this.masker = masker;
    }

    /**
     * How events of a class are recorded; nothing where they are not.
     *
     * @throws IllegalStateException if its annotation names what is not there
     */
    Optional<DomainEventMapping<?>> of(Class<?> event) {
        return known.computeIfAbsent(event, this::find);
    }

    private Optional<DomainEventMapping<?>> find(Class<?> event) {
        for (DomainEventMapping<?> mapping : given) {
            if (mapping.event().isAssignableFrom(event)) {
                return Optional.of(mapping);
            }
        }
        LoggedEvent says = AnnotatedElementUtils.findMergedAnnotation(event, LoggedEvent.class);
        try {
            return Optional.ofNullable(says)
                    .map(found -> new AnnotatedEvents(event, found, recorder, masker));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "@LoggedEvent of " + event.getName() + ": " + e.getMessage(), e);
        }
    }
}
