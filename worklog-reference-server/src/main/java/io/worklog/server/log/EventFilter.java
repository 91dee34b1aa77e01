package io.worklog.server.log;

import io.worklog.event.Outcome;
import io.worklog.event.Severity;
import io.worklog.event.Verb;
import io.worklog.log.LogId;
import io.worklog.query.EventQuery;
import io.worklog.server.api.Problem;
import io.worklog.server.api.Problem.Place;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events are wanted, as parameters of a request. Every one that is given narrows the answer;
 * those that may be repeated want any of their values.
 *
 * @param actor ids of actors, or of those on whose behalf they acted
 * @param type names of types; {@code billing.*} stands for a family
 * @param verb create, read, update, delete, export, login, approve, execute or other
 * @param targetType kind of a target
 * @param targetId id of a target
 * @param outcome success, failure, denied or unknown
 * @param from earliest time, inclusive, RFC 3339
 * @param to latest time, exclusive
 * @param minSeverity info, low, medium, high or critical
 * @param correlationId business operation
 * @param batchId parent of a bulk operation
 * @param changedPath property that changed
 * @param oldValue text it changed from
 * @param newValue text it changed to
 * @param evidence SHA-256 of an attached file
 * @param text words to find, in Chinese or English; all must occur
 * @param metadata pairs, as parameters {@code metadata.<key>}
 */
record EventFilter(
        List<String> actor,
        List<String> type,
        List<String> verb,
        @Nullable String targetType,
        @Nullable String targetId,
        List<String> outcome,
        @Nullable String from,
        @Nullable String to,
        @Nullable String minSeverity,
        @Nullable String correlationId,
        @Nullable String batchId,
        @Nullable String changedPath,
        @Nullable String oldValue,
        @Nullable String newValue,
        @Nullable String evidence,
        @Nullable String text,
        Map<String, String> metadata) {
    private static final Words<Verb> VERBS = new Words<>(Verb.values());
    private static final Words<Outcome> OUTCOMES = new Words<>(Outcome.values());
    private static final Words<Severity> SEVERITIES = new Words<>(Severity.values());

    /** The question to a log; every parameter that is wrong is named at once. */
    EventQuery query(LogId log) {
        List<Place> faults = new ArrayList<>();
        Severity severity = one(SEVERITIES, minSeverity, "minSeverity", faults);
        EventQuery query =
                new EventQuery(
                        log,
                        Set.copyOf(actor),
                        Set.copyOf(type),
                        all(VERBS, Verb.class, verb, "verb", faults),
                        targetType,
                        targetId,
                        all(OUTCOMES, Outcome.class, outcome, "outcome", faults),
                        null,
                        time(from, "from", faults),
                        time(to, "to", faults),
                        severity,
                        correlationId,
                        batchId,
                        changedPath,
                        oldValue,
                        newValue,
                        metadata,
                        evidence,
                        text);
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        return query;
    }

    private static <E extends Enum<E>> Set<E> all(
            Words<E> words, Class<E> kind, List<String> given, String name, List<Place> faults) {
        Set<E> found = EnumSet.noneOf(kind);
        for (String word : given) {
            E constant = one(words, word, name, faults);
            if (constant != null) {
                found.add(constant);
            }
        }
        return found;
    }

    private static <E extends Enum<E>> @Nullable E one(
            Words<E> words, @Nullable String word, String name, List<Place> faults) {
        E constant = word == null ? null : words.find(word);
        if (word != null && constant == null) {
            faults.add(new Place(name, "must be one of " + words.known()));
        }
        return constant;
    }

    private static @Nullable Instant time(@Nullable String text, String name, List<Place> faults) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            faults.add(new Place(name, "must be a time such as 2026-11-22T21:46:36Z"));
            return null;
        }
    }
}
