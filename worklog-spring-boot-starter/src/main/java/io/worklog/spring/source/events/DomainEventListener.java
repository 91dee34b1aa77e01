package io.worklog.spring.source.events;

import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;

/**
 * Hears every application event and hands on what may be recorded. Events of Spring itself carry no
 * annotation: only a mapping of the host's can mean them. Thread-safe.
 */
final class DomainEventListener implements ApplicationListener<ApplicationEvent> {
    private final Supplier<DomainEventRecorder> recorder;
    private final BooleanSupplier mapped;

    /**
     * A listener.
     *
     * @param recorder is asked when the first event comes that may be recorded
     * @param mapped whether the host has mappings
     */
    DomainEventListener(Supplier<DomainEventRecorder> recorder, BooleanSupplier mapped) {
        this.recorder = recorder;
        this.mapped = mapped;
    }

    @Override
    public void onApplicationEvent(ApplicationEvent event) {
        Object published =
                event instanceof PayloadApplicationEvent<?> payload ? payload.getPayload() : event;
        boolean foreign = published.getClass().getName().startsWith("org.springframework.");
        if (!foreign || mapped.getAsBoolean()) {
            recorder.get().published(published, Instant.ofEpochMilli(event.getTimestamp()));
        }
    }
}
