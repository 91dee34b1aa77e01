package io.worklog.server.export;

import io.worklog.AuditLog;
import io.worklog.RecordedEvent;
import io.worklog.codec.CanonicalJson;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.query.EventMatcher;
import io.worklog.sentence.Sentences;
import io.worklog.server.access.Permission;
import io.worklog.server.api.Problem;
import io.worklog.server.trail.Trail;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The events of a project's log, in the log's order. They are read from the log itself and each is
 * checked against the tree, so an index that somebody altered changes nothing in an export.
 */
final class EventExportSource implements ExportSource {
    private final Trail trail;
    private final Sentences sentences;

    EventExportSource(Trail trail, Sentences sentences) {
        this.trail = trail;
        this.sentences = sentences;
    }

    @Override
    public String name() {
        return "events";
    }

    @Override
    public Permission needs() {
        return Permission.EVENT_READ;
    }

    @Override
    public List<ExportColumn> columns() {
        return EventColumns.ALL;
    }

    @Override
    public List<Problem.Place> faults(Map<String, String> filter) {
        List<Problem.Place> faults = new ArrayList<>(FilterPairs.faults(IndexRange.rest(filter)));
        faults.addAll(IndexRange.faults(filter));
        return faults;
    }

    @Override
    public long estimate(ExportQuery query) {
        return query.filter().isEmpty() ? query.logSize() : 0;
    }

    @Override
    public Stream<ExportRow> rows(ExportQuery query, @Nullable String after) {
        AuditLog log = trail.of(query.project());
        long kept = log.head().minIndex();
        IndexRange range = IndexRange.of(query.filter());
        long from = after == null ? range.from() : Long.parseLong(after) + 1;
        long end = Math.min(range.to(), query.logSize());
        LogId id = LogId.of(query.project().log());
        Map<String, String> filter = IndexRange.rest(query.filter());
        EventMatcher wanted = EventMatcher.of(FilterPairs.query(id, filter));
        return log.read(LogIndex.of(Math.max(from, kept)))
                .takeWhile(recorded -> recorded.index().value() < end)
                .filter(recorded -> wanted.test(recorded.event()))
                .map(recorded -> row(recorded, query.language()));
    }

    private ExportRow row(RecordedEvent recorded, Locale language) {
        List<@Nullable Object> cells = new ArrayList<>(EventCsv.cells(recorded));
        cells.set(0, recorded.index().value());
        cells.add(sentences.of(recorded.event(), language));
        byte[] json = CanonicalJson.write(EventJson.of(recorded));
        return ExportRow.of(recorded.index(), cells, new String(json, StandardCharsets.UTF_8));
    }
}
