package io.worklog.spring.autoconfigure;

import io.worklog.Worklog;
import io.worklog.WorklogBuilder;
import io.worklog.cache.LogCache;
import io.worklog.spi.CheckpointAnchor;
import io.worklog.spi.EventIndex;
import io.worklog.spi.EvidenceStore;
import io.worklog.spi.HeadMemory;
import io.worklog.spi.LogStore;
import io.worklog.spi.Outbox;
import io.worklog.spi.SigningKeys;
import io.worklog.spi.TailSignal;
import io.worklog.spi.WorklogListener;
import io.worklog.spring.WorklogBuilderCustomizer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;

/**
 * The application's own beans, each of which takes the place of a part that would be made, and the
 * parts that are made only when they are needed.
 */
final class HostParts {
    private final ListableBeanFactory beans;

    HostParts(ListableBeanFactory beans) {
        this.beans = beans;
    }

    Optional<LogStore> store() {
        return one(LogStore.class);
    }

    Optional<EventIndex> index() {
        return one(EventIndex.class);
    }

    Optional<Outbox> outbox() {
        return one(Outbox.class);
    }

    Optional<EvidenceStore> evidence() {
        return one(EvidenceStore.class);
    }

    /** Settings that only an index in files needs. */
    LuceneProperties lucene() {
        return beans.getBean(LuceneProperties.class);
    }

    /** The kinds of database whose jars are there. */
    List<Technology> technologies() {
        return all(Technology.class);
    }

    Optional<OutboxSource> outboxes() {
        return one(OutboxSource.class);
    }

    Optional<LogCache> cache() {
        return one(LogCache.class);
    }

    Optional<TailSignal> tail() {
        return one(TailSignal.class);
    }

    /** What is only handed on. */
    void handOn(WorklogBuilder builder) {
        SigningKeys keys = any(SigningKeys.class);
        if (keys != null) {
            builder.keys(keys);
        }
        HeadMemory heads = any(HeadMemory.class);
        if (heads != null) {
            builder.heads(heads);
        }
        for (CheckpointAnchor anchor : all(CheckpointAnchor.class)) {
            builder.anchor(anchor);
        }
        for (WorklogListener listener : all(WorklogListener.class)) {
            builder.listener(listener);
        }
    }

    /**
     * Has the worklog made and opened if it is not.
     *
     * @throws RuntimeException if that is not possible
     */
    void requireOpenWorklog() {
        Worklog worklog = any(Worklog.class);
        if (worklog != null) {
            worklog.outbox();
        }
    }

    /** The application has the last word. */
    void customize(WorklogBuilder builder) {
        for (WorklogBuilderCustomizer customizer : all(WorklogBuilderCustomizer.class)) {
            customizer.customize(builder);
        }
    }

    private <T> Optional<T> one(Class<T> type) {
        return Optional.ofNullable(any(type));
    }

    private <T> @Nullable T any(Class<T> type) {
        return beans.getBeanProvider(type).getIfAvailable();
    }

    private <T> List<T> all(Class<T> type) {
        return beans.getBeanProvider(type).orderedStream().toList();
    }
}
