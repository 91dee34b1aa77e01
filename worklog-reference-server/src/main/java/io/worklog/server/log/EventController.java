package io.worklog.server.log;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.AuditLog;
import io.worklog.RecordedEvent;
import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import io.worklog.server.access.Access;
import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.export.EventFilter;
import io.worklog.server.log.EventReader.Wanted;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One event of a project, and what belongs to it. */
@RestController
@Tag(name = "events")
final class EventController {
    private static final String EVENT = "/api/v1/projects/{project}/events/{event}";
    private static final int MOST_RELATED = 500;

    private final EventReader reader;

    EventController(EventReader reader) {
        this.reader = reader;
    }

    /** One event. */
    @GetMapping(EVENT)
    @Access(Permission.EVENT_READ)
    @Operation(operationId = "getEvent", summary = "One event, by its id or its index")
    EventView get(ProjectRef project, @PathVariable("event") String event, Locale language) {
        return reader.read(
                project, "entry", 1, log -> reader.views().of(find(log, event), language));
    }

    /** Children of a bulk operation. */
    @GetMapping(EVENT + "/children")
    @Access(Permission.EVENT_READ)
    @Operation(
            operationId = "eventChildren",
            summary = "The events that name this one as the parent of their bulk operation")
    EventPageView children(
            ProjectRef project,
            @PathVariable("event") String event,
            @RequestParam(name = "limit", required = false) @Nullable Integer limit,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor,
            Locale language) {
        String id =
                reader.read(
                        project, "children", 1, log -> find(log, event).event().id().toString());
        EventFilter filter =
                EventFilterArguments.read(Map.of("batchId", new String[] {id}), java.util.Set.of());
        Wanted wanted = new Wanted(limit, cursor, "oldest", null);
        return reader.page(project, "children", filter, wanted, language);
    }

    /**
     * The business operation an event is part of.
     *
     * @param roots what it began with
     * @param complete false where the operation has more events than are shown
     * @param damaged places of its events that cannot be read any more
     */
    record Related(List<EventTree> roots, boolean complete, List<Long> damaged) {}

    /** The business operation as a tree. */
    @GetMapping(EVENT + "/related")
    @Access(Permission.EVENT_READ)
    @Operation(
            operationId = "relatedEvents",
            summary = "The events of the same correlation id, each below what led to it")
    Related related(ProjectRef project, @PathVariable("event") String event, Locale language) {
        return reader.read(
                project,
                "related",
                MOST_RELATED,
                log -> {
                    RecordedEvent one = find(log, event);
                    String correlation = one.event().links().correlationId();
                    if (correlation == null) {
                        return new Related(
                                EventTree.of(List.of(one), reader.views(), language),
                                true,
                                List.of());
                    }
                    EventQuery query = EventQuery.of(log.id()).correlationId(correlation).build();
                    var page = log.findReadable(query, PageRequest.oldest(MOST_RELATED));
                    return new Related(
                            EventTree.of(page.events(), reader.views(), language),
                            page.nextCursor() == null,
                            EventReader.damaged(page));
                });
    }

    /** An event's bytes. */
    @GetMapping(path = EVENT + "/raw", produces = "application/json")
    @Access(Permission.EVENT_READ)
    @Operation(
            operationId = "rawEvent",
            summary =
                    "The exact bytes that were sealed, canonical JSON: SHA-256 of a zero byte and"
                            + " them is the leaf hash")
    ResponseEntity<byte[]> raw(ProjectRef project, @PathVariable("event") String event) {
        byte[] sealed = reader.read(project, "entry", 1, log -> find(log, event).sealed());
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(sealed);
    }

    private static RecordedEvent find(AuditLog log, String event) {
        return new EventLookup(log).require(event);
    }
}
