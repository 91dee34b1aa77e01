package io.worklog.server.export;

import io.worklog.event.Outcome;
import io.worklog.event.Severity;
import io.worklog.event.Verb;
import io.worklog.log.LogId;
import io.worklog.query.EventQuery;
import io.worklog.server.api.Problem;
import io.worklog.server.api.Problem.Place;
import io.worklog.server.api.Words;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which events are wanted: by parameters of a request, or by what an export, a feed or a token of a
 * viewer was given. Every part that is given narrows the answer; those that may have several values
 * want any of them. Events that a filter wants are those that {@link
 * io.worklog.query.EventMatcher} says.
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
 * @param metadata pairs, named {@code metadata.<key>}
 */
public record EventFilter(
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
    private static final String METADATA = "metadata.";
    private static final Set<String> MANY = Set.of("actor", "type", "verb", "outcome");
    private static final Set<String> ONE =
            Set.of(
                    "targetType",
                    "targetId",
                    "from",
                    "to",
                    "minSeverity",
                    "correlationId",
                    "batchId",
                    "changedPath",
                    "oldValue",
                    "newValue",
                    "evidence",
                    "text");
    private static final Words<Verb> VERBS = new Words<>(Verb.values());
    private static final Words<Outcome> OUTCOMES = new Words<>(Outcome.values());
    private static final Words<Severity> SEVERITIES = new Words<>(Severity.values());

    public EventFilter {
        actor = List.copyOf(actor);
        type = List.copyOf(type);
        verb = List.copyOf(verb);
        outcome = List.copyOf(outcome);
        metadata = Map.copyOf(metadata);
    }

    /** Whether a part has that name. */
    public static boolean isPart(String name) {
        return isMany(name) || ONE.contains(name) || name.startsWith(METADATA);
    }

    /** Whether the part of that name may have several values. */
    public static boolean isMany(String name) {
        return MANY.contains(name);
    }

    /** Names of the parts, for people. */
    static String names() {
        Set<String> names = new TreeSet<>(MANY);
        names.addAll(ONE);
        return String.join(", ", names) + ", " + METADATA + "<key>";
    }

    /** Out of parts by name; each has at least one value, and other names are left out. */
    public static EventFilter of(Map<String, List<String>> parts) {
        Map<String, String> metadata = new LinkedHashMap<>();
        parts.forEach((name, values) -> {
            if (name.startsWith(METADATA)) {
                metadata.put(name.substring(METADATA.length()), values.getFirst());
            }
        });
        return new EventFilter(
                many(parts, "actor"),
                many(parts, "type"),
                many(parts, "verb"),
                one(parts, "targetType"),
                one(parts, "targetId"),
                many(parts, "outcome"),
                one(parts, "from"),
                one(parts, "to"),
                one(parts, "minSeverity"),
                one(parts, "correlationId"),
                one(parts, "batchId"),
                one(parts, "changedPath"),
                one(parts, "oldValue"),
                one(parts, "newValue"),
                one(parts, "evidence"),
                one(parts, "text"),
                metadata);
    }

    private static List<String> many(Map<String, List<String>> parts, String name) {
        return parts.getOrDefault(name, List.of());
    }

    private static @Nullable String one(Map<String, List<String>> parts, String name) {
        List<String> values = parts.get(name);
        return values == null ? null : values.getFirst();
    }

    /**
     * The question to a log.
     *
     * @throws Problem if a part is wrong; it names all that are
     */
    public EventQuery query(LogId log) {
        List<Place> faults = new ArrayList<>();
        EventQuery query = query(log, faults);
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        return query;
    }

    /** The question to a log, of no use where there are faults. */
    EventQuery query(LogId log, List<Place> faults) {
        Severity severity = one(SEVERITIES, minSeverity, "minSeverity", faults);
        return new EventQuery(
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
        E constant = word == null ? null : words.find(word.toLowerCase(Locale.ROOT));
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
