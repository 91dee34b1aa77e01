package io.worklog.server.record;

import io.worklog.AuditLog;
import io.worklog.EventPage;
import io.worklog.RecordedEvent;
import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.record.RecordViews.ReceiptView;
import io.worklog.server.record.RecordViews.RecordView;
import io.worklog.server.record.StepRows.Step;
import io.worklog.server.trail.Trail;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts together what callers see of a record. Thread-safe. */
final class RecordReader {
    private static final int MOST_EVENTS = 1_000;

    private final RecordRows rows;
    private final VersionRows versions;
    private final TermRows terms;
    private final StepRows steps;
    private final Trail trail;

    RecordReader(
            RecordRows rows, VersionRows versions, TermRows terms, StepRows steps, Trail trail) {
        this.rows = rows;
        this.versions = versions;
        this.terms = terms;
        this.steps = steps;
        this.trail = trail;
    }

    RecordView view(ProjectRef project, String id) {
        return view(project, rows.get(project.id(), id));
    }

    RecordView view(ProjectRef project, RecordRow row) {
        return new RecordView(
                row.id(),
                row.project(),
                row.state(),
                row.author(),
                row.number(),
                row.approvedNumber(),
                versions.get(row.id(), row.number()).body(),
                row.createdAt(),
                row.updatedAt(),
                row.submittedAt(),
                terms.linkedFrom(project.id(), row.id()),
                receipts(project, row.id()),
                row.version());
    }

    /** The log is asked only while an event's place is not known. */
    private List<ReceiptView> receipts(ProjectRef project, String record) {
        List<Step> known = steps.all(record);
        Map<String, Long> places = new HashMap<>();
        if (known.stream().anyMatch(step -> step.index() == null)) {
            for (RecordedEvent event : events(trail.of(project), record)) {
                places.put(event.event().id().toString(), event.index().value());
            }
            places.keySet().removeIf(id -> known.stream().noneMatch(one -> isNew(one, id)));
            steps.placed(places);
        }
        return known.stream()
                .map(step -> receipt(project, step, places.get(step.eventId())))
                .toList();
    }

    private static boolean isNew(Step step, String event) {
        return step.index() == null && step.eventId().equals(event);
    }

    /** The events about a record, oldest first. */
    static List<RecordedEvent> events(AuditLog log, String record) {
        EventQuery query = EventQuery.of(log.id()).target("record", record).build();
        List<RecordedEvent> events = new ArrayList<>();
        PageRequest page = PageRequest.oldest(MOST_EVENTS);
        String cursor = null;
        do {
            EventPage part = log.find(query, page.after(cursor));
            events.addAll(part.events());
            cursor = part.nextCursor();
        } while (cursor != null && events.size() < MOST_EVENTS);
        return events;
    }

    private static ReceiptView receipt(ProjectRef project, Step step, @Nullable Long found) {
        Long index = Objects.requireNonNullElse(step.index(), found == null ? -1L : found);
        boolean placed = index >= 0;
        return new ReceiptView(
                step.eventId(),
                step.type(),
                step.at(),
                step.actor(),
                step.leafHash(),
                placed ? index : null,
                placed ? proof(project, index) : null);
    }

    static String proof(ProjectRef project, long index) {
        return "/api/v1/projects/" + project.id() + "/proofs/" + index;
    }
}
