package io.worklog.spring.test;

import io.worklog.WorklogBuilder;
import io.worklog.catalog.Catalog;
import io.worklog.memory.MemoryLogStore;
import io.worklog.spi.WorklogListener;
import io.worklog.spring.WorklogBuilderCustomizer;
import io.worklog.testing.MemorySigningKeys;
import io.worklog.testing.RecordingWorklog;
import org.springframework.beans.factory.ObjectProvider;

/**
 * What of the application's settings holds for a test's worklog too.
 *
 * @param catalogs its event types
 * @param listeners who hears of it
 * @param customizers what changes its settings; store and keys stay on the heap whatever they say
 */
record TestSettings(
        ObjectProvider<Catalog> catalogs,
        ObjectProvider<WorklogListener> listeners,
        ObjectProvider<WorklogBuilderCustomizer> customizers) {

    /** A new worklog, with nothing in it. */
    RecordingWorklog open() {
        return RecordingWorklog.open(this::apply);
    }

    private WorklogBuilder apply(WorklogBuilder builder) {
        catalogs.ifUnique(builder::catalog);
        listeners.orderedStream().forEach(builder::listener);
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        return builder.store(MemoryLogStore.create()).keys(MemorySigningKeys.create());
    }
}
