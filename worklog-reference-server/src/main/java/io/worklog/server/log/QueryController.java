package io.worklog.server.log;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.server.access.Access;
import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.api.Problem;
import io.worklog.server.export.EventFilter;
import io.worklog.server.log.EventReader.Wanted;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finds events of a project. */
@RestController
@Tag(name = "events")
final class QueryController {
    private static final String EVENTS = "/api/v1/projects/{project}/events";
    private static final int USUAL_BUCKETS = 60;

    private final EventReader reader;
    private final InstantSource clock;

    QueryController(EventReader reader, InstantSource clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /** A page of events. */
    @GetMapping(EVENTS)
    @Access(Permission.EVENT_READ)
    @Operation(
            operationId = "findEvents",
            summary = "Find events by any filters and words, with counts of facets")
    EventPageView find(
            ProjectRef project,
            EventFilter filter,
            @RequestParam(name = "limit", required = false) @Nullable Integer limit,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor,
            @RequestParam(name = "order", required = false) @Nullable String order,
            @RequestParam(name = "facets", required = false) @Nullable String facets,
            Locale language) {
        Wanted wanted = new Wanted(limit, cursor, order, facets);
        return reader.page(project, "list", filter, wanted, language);
    }

    /** Counts over time. */
    @GetMapping(EVENTS + "/histogram")
    @Access(Permission.EVENT_READ)
    @Operation(
            operationId = "countEventsOverTime",
            summary = "Count the events that a filter wants in buckets of equal length")
    HistogramView histogram(
            ProjectRef project,
            EventFilter filter,
            @RequestParam(name = "buckets", required = false) @Nullable Integer buckets) {
        int wanted = buckets == null ? USUAL_BUCKETS : buckets;
        if (wanted < 1 || wanted > Histogram.MOST) {
            throw Problem.invalid("buckets", "must be 1 to " + Histogram.MOST);
        }
        return reader.read(
                project,
                "histogram",
                1,
                log -> new Histogram(log).of(filter.query(log.id()), wanted, clock.instant()));
    }

    /** What happened to an object. */
    @GetMapping(EVENTS + "/timeline")
    @Access(Permission.EVENT_READ)
    @Operation(
            operationId = "objectTimeline",
            summary = "What happened to one object, named by targetType and targetId")
    EventPageView timeline(
            ProjectRef project,
            EventFilter filter,
            @RequestParam(name = "limit", required = false) @Nullable Integer limit,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor,
            @RequestParam(name = "order", required = false) @Nullable String order,
            Locale language) {
        if (filter.targetType() == null || filter.targetId() == null) {
            throw Problem.invalid("targetId", "and targetType say whose timeline it is");
        }
        Wanted wanted = new Wanted(limit, cursor, order, null);
        return reader.page(project, "timeline", filter, wanted, language);
    }

    /** An object as it was. */
    @GetMapping(EVENTS + "/state")
    @Access(Permission.EVENT_READ)
    @Operation(
            operationId = "objectState",
            summary = "An object as the recorded changes say it was at a time")
    StateView state(
            ProjectRef project,
            @RequestParam(name = "targetType") String targetType,
            @RequestParam(name = "targetId") String targetId,
            @RequestParam(name = "at", required = false) @Nullable String at) {
        Instant time = at == null ? clock.instant() : time(at);
        return reader.read(
                project,
                "state",
                1,
                log -> {
                    var state = log.stateAsOf(targetType, targetId, time);
                    Map<String, EventView.ValueView> values = new TreeMap<>();
                    state.values()
                            .forEach((path, value) -> values.put(path, EventViews.value(value)));
                    return new StateView(
                            EventViews.target(state.target()),
                            time,
                            values,
                            state.last() == null ? null : state.last().value());
                });
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            Problem problem = Problem.invalid("at", "must be a time such as 2026-11-22T21:46:36Z");
            problem.addSuppressed(e);
            throw problem;
        }
    }
}
