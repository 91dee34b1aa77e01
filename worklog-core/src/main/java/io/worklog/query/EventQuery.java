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

/**
 * Which events are wanted. Every part that is given narrows the answer; an empty set or a null asks
 * for nothing. Text is compared exactly, but for {@link #text}.
 *
 * @param log whose events
 * @param actors ids of actors, any of them (the acting party or one on whose behalf it acted)
 * @param types names of event types, any of them; a name that ends in {@code .*} stands for all
 *     that begin so
 * @param verbs any of them
 * @param targetType kind of a target
 * @param targetId id of a target; together with {@code targetType} both must hold of one target
 * @param outcomes any of them
 * @param tenant the tenant
 * @param occurredFrom earliest occurredAt, inclusive
 * @param occurredTo latest occurredAt, exclusive
 * @param minSeverity at least so severe
 * @param correlationId the correlation id
 * @param batchId the batch id
 * @param changedPath path of a change
 * @param oldValue text of the old side of a change; together with the path both must hold of one
 *     change
 * @param newValue text of the new side of a change, likewise
 * @param metadata all of these pairs
 * @param evidenceSha256 digest of an attached evidence
 * @param text words to find in reason, names, message arguments, changed values, outcome detail
 *     and metadata values, in Chinese or English; all words must occur
 */
public record EventQuery(
        LogId log,
        Set<String> actors,
        Set<String> types,
        Set<Verb> verbs,
        @Nullable String targetType,
        @Nullable String targetId,
        Set<Outcome> outcomes,
        @Nullable String tenant,
        @Nullable Instant occurredFrom,
        @Nullable Instant occurredTo,
        @Nullable Severity minSeverity,
        @Nullable String correlationId,
        @Nullable String batchId,
        @Nullable String changedPath,
        @Nullable String oldValue,
        @Nullable String newValue,
        Map<String, String> metadata,
        @Nullable String evidenceSha256,
        @Nullable String text) {
    public EventQuery {
        Objects.requireNonNull(log, "log");
        actors = Set.copyOf(actors);
        types = Set.copyOf(types);
        verbs = Set.copyOf(verbs);
        outcomes = Set.copyOf(outcomes);
        metadata = Map.copyOf(metadata);
    }

    /** All events of a log; narrow it with the builder. */
    public static EventQueryBuilder of(LogId log) {
        return new EventQueryBuilder(log);
    }
}
