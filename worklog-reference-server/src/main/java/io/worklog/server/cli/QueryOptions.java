package io.worklog.server.cli;

import io.worklog.client.EventSearch;
import io.worklog.event.Outcome;
import io.worklog.event.Severity;
import io.worklog.event.Verb;
import io.worklog.log.LogId;
import io.worklog.query.EventQuery;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Everything by which events can be looked for. */
final class QueryOptions {
    @Option(names = "--actor", paramLabel = "ID", descriptionKey = "query.actor")
    Set<String> actors = Set.of();

    @Option(names = "--type", paramLabel = "TYPE", descriptionKey = "query.type")
    Set<String> types = Set.of();

    @Option(names = "--verb", paramLabel = "VERB", descriptionKey = "query.verb")
    Set<Verb> verbs = Set.of();

    @Option(
            names = "--target",
            paramLabel = "TYPE:ID",
            descriptionKey = "query.target",
            converter = TargetRef.Converter.class)
    @Nullable TargetRef target;

    @Option(names = "--target-type", paramLabel = "TYPE", descriptionKey = "query.targetType")
    @Nullable String targetType;

    @Option(names = "--target-id", paramLabel = "ID", descriptionKey = "query.targetId")
    @Nullable String targetId;

    @Option(names = "--outcome", paramLabel = "OUTCOME", descriptionKey = "query.outcome")
    Set<Outcome> outcomes = Set.of();

    @Option(names = "--tenant", paramLabel = "NAME", descriptionKey = "query.tenant")
    @Nullable String tenant;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            descriptionKey = "query.from",
            converter = Times.class)
    @Nullable Instant from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            descriptionKey = "query.to",
            converter = Times.class)
    @Nullable Instant to;

    @Option(names = "--min-severity", paramLabel = "LEVEL", descriptionKey = "query.minSeverity")
    @Nullable Severity minSeverity;

    @Option(names = "--correlation", paramLabel = "ID", descriptionKey = "query.correlation")
    @Nullable String correlation;

    @Option(names = "--batch", paramLabel = "ID", descriptionKey = "query.batch")
    @Nullable String batch;

    @Option(names = "--changed", paramLabel = "PATH", descriptionKey = "query.changed")
    @Nullable String changed;

    @Option(names = "--old", paramLabel = "VALUE", descriptionKey = "query.old")
    @Nullable String oldValue;

    @Option(names = "--new", paramLabel = "VALUE", descriptionKey = "query.new")
    @Nullable String newValue;

    @Option(names = "--meta", paramLabel = "KEY=VALUE", descriptionKey = "query.meta")
    Map<String, String> metadata = Map.of();

    @Option(names = "--evidence", paramLabel = "SHA256", descriptionKey = "query.evidence")
    @Nullable String evidence;

    @Option(names = "--text", paramLabel = "WORDS", descriptionKey = "query.text")
    @Nullable String text;

    /** The question, put to a server; a tenant is not asked for, since a project has one. */
    EventSearch search() {
        EventSearch search =
                EventSearch.all()
                        .with("actor", actors)
                        .with("type", types)
                        .with("verb", words(verbs))
                        .with("targetType", target == null ? targetType : target.type())
                        .with("targetId", target == null ? targetId : target.id())
                        .with("outcome", words(outcomes))
                        .with("from", from)
                        .with("to", to)
                        .with("minSeverity", minSeverity == null ? null : word(minSeverity))
                        .with("correlationId", correlation)
                        .with("batchId", batch)
                        .with("changedPath", changed)
                        .with("oldValue", oldValue)
                        .with("newValue", newValue)
                        .with("evidence", evidence)
                        .with("text", text);
        for (var pair : metadata.entrySet()) {
            search = search.metadata(pair.getKey(), pair.getValue());
        }
        return search;
    }

    private static List<String> words(Set<? extends Enum<?>> constants) {
        return constants.stream().map(QueryOptions::word).toList();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The question, put to one log. */
    EventQuery query(LogId log) {
        return new EventQuery(
                log,
                actors,
                types,
                verbs,
                target == null ? targetType : target.type(),
                target == null ? targetId : target.id(),
                outcomes,
                tenant,
                from,
                to,
                minSeverity,
                correlation,
                batch,
                changed,
                oldValue,
                newValue,
                metadata,
                evidence,
                text);
    }
}
