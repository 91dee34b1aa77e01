package io.worklog.server.export;

import io.worklog.RecordedEvent;
import io.worklog.event.AuditEvent;
import io.worklog.event.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Events as comma-separated values in UTF-8 that a spreadsheet shows and never runs. */
public final class EventCsv {
    static final List<String> COLUMNS =
            List.of(
                    "index",
                    "id",
                    "occurredAt",
                    "recordedAt",
                    "type",
                    "verb",
                    "actorType",
                    "actorId",
                    "actorName",
                    "onBehalfOf",
                    "targets",
                    "outcome",
                    "outcomeDetail",
                    "reason",
                    "message",
                    "changes",
                    "evidence",
                    "ip",
                    "tenant",
                    "severity",
                    "correlationId",
                    "batchId",
                    "metadata",
                    "withheld");

    private EventCsv() {}

    /** The line of column names. */
    public static String header() {
        return Csv.line(COLUMNS);
    }

    /** The line of one event. */
    public static String row(RecordedEvent recorded) {
        return Csv.line(cells(recorded));
    }

    /** The cells of one event, one for each column, as they are. */
    static List<String> cells(RecordedEvent recorded) {
        AuditEvent event = recorded.event();
        List<String> cells = new ArrayList<>();
        cells.add(recorded.index().toString());
        cells.add(event.id().toString());
        cells.add(event.occurredAt().toString());
        cells.add(event.recordedAt().toString());
        cells.add(event.type().name());
        cells.add(word(event.verb()));
        cells.add(word(event.actor().type()));
        cells.add(event.actor().id());
        cells.add(text(event.actor().name()));
        cells.add(joined(event.actor().onBehalfOf(), actor -> actor.id()));
        cells.add(joined(event.targets(), EventCsv::target));
        cells.add(word(event.outcome()));
        cells.add(text(event.outcomeDetail()));
        cells.add(text(event.reason()));
        cells.add(event.message() == null ? "" : pairs(event.message().args()));
        cells.add(joined(event.changes(), change -> word(change.op()) + " " + change.path()));
        cells.add(joined(event.evidence(), evidence -> evidence.sha256()));
        cells.add(text(event.context().ip()));
        cells.add(event.tenant());
        cells.add(word(event.severity()));
        cells.add(text(event.links().correlationId()));
        cells.add(text(event.links().batchId()));
        cells.add(pairs(event.metadata()));
        cells.add(recorded.withheld().stream().sorted().collect(Collectors.joining(" ")));
        return cells;
    }

    private static String target(Target target) {
        return target.type() + ":" + target.id();
    }

    private static String pairs(Map<String, String> pairs) {
        return pairs.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + pair.getValue())
                .collect(Collectors.joining("; "));
    }

    private static <E> String joined(
            List<E> elements, java.util.function.Function<E, String> form) {
        return elements.stream().map(form).collect(Collectors.joining("; "));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
