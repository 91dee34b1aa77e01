package io.worklog.server.record;

import io.worklog.server.access.Permission;
import io.worklog.server.api.Problem;
import io.worklog.server.api.Problem.Place;
import io.worklog.server.export.ExportColumn;
import io.worklog.server.export.ExportQuery;
import io.worklog.server.export.ExportRow;
import io.worklog.server.export.ExportSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Work records to be taken away, as they are now, oldest first. An evidence bundle of them holds
 * every event about them, which is what proves them; the rows themselves are a convenience.
 */
final class RecordExport implements ExportSource {
    private static final int PAGE = 200;

    /** So many contents are in memory at once: each can have 200,000 characters. */
    private static final int CONTENTS = 8;

    private static final Set<String> FILTERS =
            Set.of("state", "author", "participant", "tag", "text", "from", "to");

    private static final List<ExportColumn> COLUMNS =
            List.of(
                    new ExportColumn("id", "Record", "记录标识", 0),
                    new ExportColumn("date", "Day", "日期", 10),
                    new ExportColumn("title", "Title", "标题", 26),
                    new ExportColumn("author", "Author", "记录人", 10),
                    new ExportColumn("participants", "With", "参与人", 12),
                    new ExportColumn("state", "State", "状态", 9),
                    new ExportColumn("version", "Version", "版本", 5),
                    new ExportColumn("minutes", "Minutes", "分钟", 6),
                    new ExportColumn("tags", "Tags", "标签", 10),
                    new ExportColumn("content", "Content", "内容", 0),
                    new ExportColumn("evidence", "Evidence (SHA-256)", "证据（SHA-256）", 0),
                    new ExportColumn("createdAt", "Created", "创建时间", 0),
                    new ExportColumn("submittedAt", "Submitted", "提交时间", 0));

    private final RecordLists lists;
    private final VersionRows versions;
    private final JsonMapper json;

    /** What one line of JSON says. */
    private record Line(
            String id,
            RecordState state,
            long number,
            Participant author,
            RecordContent content,
            java.time.Instant createdAt,
            java.time.@Nullable Instant submittedAt) {}

    RecordExport(RecordLists lists, VersionRows versions, JsonMapper json) {
        this.lists = lists;
        this.versions = versions;
        this.json = json;
    }

    @Override
    public String name() {
        return "records";
    }

    @Override
    public Permission needs() {
        return Permission.RECORD_READ;
    }

    @Override
    public List<ExportColumn> columns() {
        return COLUMNS;
    }

    @Override
    public List<Place> faults(Map<String, String> filter) {
        return filter.entrySet().stream()
                .map(each -> new Place("/filter/" + each.getKey(), fault(each)))
                .filter(place -> !place.fault().isEmpty())
                .toList();
    }

    private static String fault(Map.Entry<String, String> part) {
        if (!FILTERS.contains(part.getKey())) {
            return "is not one of " + String.join(", ", FILTERS.stream().sorted().toList());
        }
        try {
            filter(Map.of(part.getKey(), part.getValue()));
            return part.getValue().isBlank() ? "is empty" : "";
        } catch (DateTimeParseException e) {
            return "is not a day such as 2026-03-01";
        } catch (IllegalArgumentException e) {
            return "is not one of " + Arrays.toString(RecordState.values());
        } catch (Problem e) {
            return e.detail();
        }
    }

    private static RecordFilter filter(Map<String, String> filter) {
        return new RecordFilter(
                each(filter.get("state"), RecordState::valueOf),
                filter.get("author"),
                filter.get("text"),
                day(filter.get("from")),
                day(filter.get("to")),
                RecordFilter.terms(
                        filter.get("participant"), each(filter.get("tag"), tag -> tag), null));
    }

    private static <T> List<T> each(@Nullable String listed, Function<String, T> as) {
        return listed == null
                ? List.of()
                : Stream.of(listed.split(",")).map(String::strip).map(as).toList();
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    @Override
    public long estimate(ExportQuery query) {
        return lists.counts(query.project().id(), filter(query.filter())).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    @Override
    public Stream<ExportRow> rows(ExportQuery query, @Nullable String after) {
        Rows rows = new Rows(query.project().id(), filter(query.filter()), after);
        int ordered = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, ordered), false);
    }

    /** Reads records by the page and contents by the few. Not a flat map: that would keep a page. */
    private final class Rows implements Iterator<ExportRow> {
        private final String project;
        private final RecordFilter filter;
        private @Nullable String after;
        private List<RecordRow> page = List.of();
        private int next;
        private Map<String, RecordContent> contents = Map.of();

        Rows(String project, RecordFilter filter, @Nullable String after) {
            this.project = project;
            this.filter = filter;
            this.after = after;
            turn();
        }

        private void turn() {
            page = lists.after(project, filter, after, PAGE);
            next = 0;
        }

        @Override
        public boolean hasNext() {
            return next < page.size();
        }

        @Override
        public ExportRow next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            if (next % CONTENTS == 0) {
                int end = Math.min(next + CONTENTS, page.size());
                contents = versions.current(page.subList(next, end));
            }
            RecordRow row = page.get(next++);
            RecordContent content = Objects.requireNonNull(contents.get(row.id()));
            after = row.id();
            if (!hasNext()) {
                turn();
            }
            return RecordExport.this.row(row, content);
        }
    }

    private ExportRow row(RecordRow row, RecordContent content) {
        List<@Nullable Object> cells =
                Arrays.asList(
                        row.id(),
                        row.date(),
                        row.title(),
                        name(row.author()),
                        listed(content.participants(), RecordExport::name),
                        row.state().name(),
                        row.number(),
                        row.minutes(),
                        String.join(", ", row.tags()),
                        content.content(),
                        listed(content.evidence(), EvidenceRef::sha256),
                        row.createdAt(),
                        row.submittedAt());
        Line line =
                new Line(
                        row.id(),
                        row.state(),
                        row.number(),
                        row.author(),
                        content,
                        row.createdAt(),
                        row.submittedAt());
        return ExportRow.about("record", row.id(), row.id(), cells, json.writeValueAsString(line));
    }

    private static String name(Participant person) {
        return person.name() == null ? person.id() : person.name();
    }

    private static <T> String listed(List<T> values, Function<? super T, String> as) {
        return String.join(", ", values.stream().map(as).toList());
    }
}
