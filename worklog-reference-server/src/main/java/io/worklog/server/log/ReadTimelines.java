package io.worklog.server.log;

import io.worklog.log.LogId;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.export.EventFilter;
import io.worklog.server.log.EventReader.Wanted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@link Timelines} by the reader that everybody else is served by. */
final class ReadTimelines implements Timelines {
    private static final LogId ANY = LogId.of("any");

    private final EventReader reader;

    ReadTimelines(EventReader reader) {
        this.reader = reader;
    }

    @Override
    public void validate(Map<String, List<String>> filter) {
        filter(filter).query(ANY);
    }

    @Override
    public TimelinePage page(
            ProjectRef project,
            Map<String, List<String>> filter,
            @Nullable Integer limit,
            @Nullable String cursor,
            Locale language) {
        Wanted wanted = new Wanted(limit, cursor, "newest", null);
        EventPageView page = reader.page(project, "viewer", filter(filter), wanted, language);
        return new TimelinePage(
                page.items().stream().map(ReadTimelines::entry).toList(),
                page.next(),
                page.total().value(),
                page.total().exact(),
                page.damaged());
    }

    private static EventFilter filter(Map<String, List<String>> given) {
        Map<String, String[]> parameters = new LinkedHashMap<>();
        given.forEach((name, values) -> parameters.put(name, values.toArray(new String[0])));
        return EventFilterArguments.read(parameters, Set.of());
    }

    private static TimelinePage.Entry entry(EventView event) {
        EventView.PartyView actor = event.actor();
        String phrase = Objects.requireNonNullElse(actor.phrase(), actor.id());
        return new TimelinePage.Entry(
                event.index(),
                event.leafHash(),
                event.sentence(),
                event.type(),
                event.severity(),
                event.outcome(),
                phrase,
                event.occurredAt(),
                event.recordedAt(),
                event.recordedLateSeconds(),
                event.changes().stream().map(EventView.ChangeView::phrase).toList(),
                event.evidence().stream().map(ReadTimelines::file).toList(),
                !event.withheld().isEmpty());
    }

    private static String file(EventView.AttachmentView file) {
        return Objects.requireNonNullElse(file.name(), file.sha256());
    }
}
