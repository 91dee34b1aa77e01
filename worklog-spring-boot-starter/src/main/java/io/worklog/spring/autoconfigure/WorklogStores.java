package io.worklog.spring.autoconfigure;

import io.worklog.WorklogBuilder;
import io.worklog.cache.LogCache;
import io.worklog.spi.AssessedLogStore;
import io.worklog.spi.EventIndex;
import io.worklog.spi.LogStore;
import io.worklog.spring.autoconfigure.WorklogProperties.IndexChoice;
import io.worklog.spring.autoconfigure.WorklogProperties.StoreChoice;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/** Gives a builder its store, index, outbox, evidence and cache. */
final class WorklogStores {
    private static final String LUCENE = "io.worklog.persistence.lucene.LuceneEventIndex";

    private final WorklogProperties properties;
    private final HostParts host;
    private final StoreDecision decision;

    WorklogStores(WorklogProperties properties, HostParts host, StoreDecision decision) {
        this.properties = properties;
        this.host = host;
        this.decision = decision;
    }

    OpenedStore addTo(WorklogBuilder builder) {
        Optional<LogStore> own = host.store();
        Technology technology = own.isPresent() ? null : decision.technology().orElse(null);
        String store = own.isPresent() ? "the application's own" : store(builder, technology);
        own.ifPresent(builder::store);
        host.evidence().ifPresent(builder::evidence);
        outbox(builder, technology);
        return new OpenedStore(store, index(builder, technology));
    }

    private String store(WorklogBuilder builder, @Nullable Technology technology) {
        if (technology == null) {
            return "folder " + properties.getDirectory().toAbsolutePath().normalize();
        }
        LogStore logs = technology.logs();
        LogCache cache = host.cache().orElse(null);
        builder.store(cache == null ? logs : cache.over(logs));
        if (host.evidence().isEmpty()) {
            technology.evidence().ifPresent(builder::evidence);
        }
        host.tail().ifPresent(tail -> builder.tail(tail, properties.getTailPoll()));
        return product(logs) + " of " + technology.offer() + (cache == null ? "" : ", cached");
    }

    private static String product(LogStore logs) {
        return logs instanceof AssessedLogStore assessed
                ? assessed.assessment().product()
                : "a database";
    }

    /** The index is opened after the store, whose lock keeps other processes out. */
    private String index(WorklogBuilder builder, @Nullable Technology technology) {
        Optional<EventIndex> own = host.index();
        if (own.isPresent()) {
            builder.index(own::orElseThrow);
            return "the application's own";
        }
        return switch (properties.getIndex()) {
            case AUTO -> technology == null ? files(builder, true) : in(builder, technology);
            case LUCENE -> files(builder, technology == null);
            case SQL -> in(builder, decision.require(StoreChoice.JDBC, "worklog.index"));
            case MONGODB -> in(builder, decision.require(StoreChoice.MONGODB, "worklog.index"));
            case NONE -> "none";
        };
    }

    private static String in(WorklogBuilder builder, Technology technology) {
        builder.index(technology::index);
        return "in " + technology.offer();
    }

    /** The lock of logs in the same folder keeps other processes out of the index too. */
    private String files(WorklogBuilder builder, boolean locked) {
        if (ClassUtils.isPresent(LUCENE, getClass().getClassLoader())) {
            boolean lazily = locked && host.store().isEmpty();
            LuceneProperties lucene = host.lucene();
            builder.index(() -> LuceneFiles.open(properties.getDirectory(), lucene, lazily));
            return "Lucene files";
        }
        if (properties.getIndex() == IndexChoice.AUTO) {
            return "none";
        }
        throw new WorklogStartException(
                "worklog.index=lucene is set, and the jar for it is not on the class path",
                "Add the dependency io.worklog:worklog-persistence-lucene, or set"
                        + " worklog.index=none.",
                null);
    }

    private void outbox(WorklogBuilder builder, @Nullable Technology technology) {
        host.outbox().ifPresentOrElse(builder::outbox, () -> ownOutbox(builder, technology));
    }

    private void ownOutbox(WorklogBuilder builder, @Nullable Technology technology) {
        OutboxSource source = host.outboxes().filter(OutboxSource::isOffered).orElse(null);
        switch (properties.getOutbox()) {
            case NONE -> {}
            case JDBC -> builder.outbox(require(source).open());
            case AUTO -> {
                if (source != null && technology != null && source.isBeside(technology)) {
                    builder.outbox(source.open());
                }
            }
        }
    }

    private static OutboxSource require(@Nullable OutboxSource source) {
        if (source == null) {
            throw new WorklogStartException(
                    "worklog.outbox=jdbc is set, and the application has no transactions to join",
                    "Add io.worklog:worklog-persistence-jooq and spring-boot-starter-jdbc with"
                            + " spring.datasource.url, or set worklog.outbox=none.",
                    null);
        }
        return source;
    }
}
