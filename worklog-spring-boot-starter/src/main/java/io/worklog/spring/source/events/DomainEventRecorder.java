package io.worklog.spring.source.events;

import io.worklog.Recording;
import io.worklog.catalog.Delivery;
import io.worklog.catalog.EventType;
import io.worklog.context.WorklogContext;
import io.worklog.spring.source.SourceRecorder;
import io.worklog.spring.tx.AfterCommit;
import java.time.Instant;

/**
 * Records application events when the transaction they are published in has committed; a type that
 * is itself part of the transaction is recorded in it. Who publishes, and what the event tells, is
 * taken at once. Thread-safe.
 */
final class DomainEventRecorder {
    private final EventMappings mappings;
    private final SourceRecorder recorder;
    private final AfterCommit commits;

    DomainEventRecorder(EventMappings mappings, SourceRecorder recorder, AfterCommit commits) {
        this.mappings = mappings;
        this.recorder = recorder;
        this.commits = commits;
    }

    /** Records what was published, if there is a mapping for it. */
    void published(Object event, Instant time) {
        mappings.of(event.getClass()).ifPresent(mapping -> record(mapping, event, time));
    }

    private <E> void record(DomainEventMapping<E> mapping, Object published, Instant time) {
        E event = mapping.event().cast(published);
        WorklogContext caller = recorder.caller();
        EventType<?> type = recorder.type(mapping.type());
        Recording<?> begun =
                recorder.begin(
                        caller,
                        type,
                        recording -> {
                            recording.occurredAt(time);
                            mapping.describe(event, recording);
                        });
        if (type.delivery() == Delivery.TRANSACTIONAL) {
            begun.commit();
        } else {
            commits.run(begun::commit);
        }
    }
}
