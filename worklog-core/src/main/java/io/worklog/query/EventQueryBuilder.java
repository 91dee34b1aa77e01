package io.worklog.query;

import io.worklog.event.Outcome;
import io.worklog.event.Severity;
import io.worklog.event.Verb;
import io.worklog.log.LogId;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds an {@link EventQuery} step by step. Not thread-safe. */
public final class EventQueryBuilder {
    private final LogId log;
    private Set<String> actors = Set.of();
    private Set<String> types = Set.of();
    private Set<Verb> verbs = Set.of();
    private @Nullable String targetType;
    private @Nullable String targetId;
    private Set<Outcome> outcomes = Set.of();
    private @Nullable String tenant;
    private @Nullable Instant occurredFrom;
    private @Nullable Instant occurredTo;
    private @Nullable Severity minSeverity;
    private @Nullable String correlationId;
    private @Nullable String batchId;
    private @Nullable String changedPath;
    private @Nullable String oldValue;
    private @Nullable String newValue;
    private Map<String, String> metadata = Map.of();
    private @Nullable String evidenceSha256;
    private @Nullable String text;

    EventQueryBuilder(LogId log) {
        this.log = Objects.requireNonNull(log, "log");
    }

    /** Events by any of these actors, or on behalf of them. */
    public EventQueryBuilder actor(String... ids) {
        actors = Set.of(ids);
        return this;
    }

    /** Events of any of these types; {@code billing.*} stands for a family. */
    public EventQueryBuilder type(String... names) {
        types = Set.of(names);
        return this;
    }

    /** Events with any of these verbs. */
    public EventQueryBuilder verb(Verb... any) {
        verbs = Set.of(any);
        return this;
    }

    /** Events about one object. */
    public EventQueryBuilder target(String type, String id) {
        targetType = type;
        targetId = id;
        return this;
    }

    /** Events about objects of a kind. */
    public EventQueryBuilder targetType(String type) {
        targetType = type;
        return this;
    }

    /** Events about objects with this id, of any kind. */
    public EventQueryBuilder targetId(String id) {
        targetId = id;
        return this;
    }

    /** Events that ended in any of these ways. */
    public EventQueryBuilder outcome(Outcome... any) {
        outcomes = Set.of(any);
        return this;
    }

    /** Events of one tenant. */
    public EventQueryBuilder tenant(String value) {
        tenant = value;
        return this;
    }

    /** Events that happened then or later. */
    public EventQueryBuilder occurredFrom(Instant value) {
        occurredFrom = value;
        return this;
    }

    /** Events that happened before. */
    public EventQueryBuilder occurredTo(Instant value) {
        occurredTo = value;
        return this;
    }

    /** Events at least so severe. */
    public EventQueryBuilder minSeverity(Severity value) {
        minSeverity = value;
        return this;
    }

    /** Events of one business operation. */
    public EventQueryBuilder correlationId(String value) {
        correlationId = value;
        return this;
    }

    /** Children of one bulk operation. */
    public EventQueryBuilder batchId(String value) {
        batchId = value;
        return this;
    }

    /** Events that changed this path. */
    public EventQueryBuilder changedPath(String value) {
        changedPath = value;
        return this;
    }

    /** Events with this text as an old value. */
    public EventQueryBuilder oldValue(String value) {
        oldValue = value;
        return this;
    }

    /** Events with this text as a new value. */
    public EventQueryBuilder newValue(String value) {
        newValue = value;
        return this;
    }

    /** Events with all these pairs. */
    public EventQueryBuilder metadata(Map<String, String> value) {
        metadata = value;
        return this;
    }

    /** Events with this evidence attached. */
    public EventQueryBuilder evidenceSha256(String value) {
        evidenceSha256 = value;
        return this;
    }

    /** Events in which all these words occur. */
    public EventQueryBuilder text(String value) {
        text = value;
        return this;
    }

    /** The finished query. */
    public EventQuery build() {
        return new EventQuery(
                log,
                actors,
                types,
                verbs,
                targetType,
                targetId,
                outcomes,
                tenant,
                occurredFrom,
                occurredTo,
                minSeverity,
                correlationId,
                batchId,
                changedPath,
                oldValue,
                newValue,
                metadata,
                evidenceSha256,
                text);
    }
}
