package io.worklog.server.log;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.server.access.Access;
import io.worklog.server.access.Caller;
import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.export.EventFilter;
import io.worklog.server.trail.Trail;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The system log of the caller's tenant, asked like the log of a project: logins, refusals, views,
 * exports, keys, roles and settings. That somebody reads it is recorded in it.
 */
@RestController
@Tag(name = "system-log")
final class SystemLogController {
    private static final String LOG = "/api/v1/system-log";
    private static final String EVENTS = LOG + "/events";
    private static final String EVENT = EVENTS + "/{event}";

    private final QueryController queries;
    private final EventController events;
    private final TailController tails;

    SystemLogController(QueryController queries, EventController events, TailController tails) {
        this.queries = queries;
        this.events = events;
        this.tails = tails;
    }

    private static ProjectRef log(Caller caller) {
        String log = Trail.systemLog(caller.tenant());
        return ProjectRef.durable(log, caller.tenant(), log, log, false);
    }

    /** A page of events. */
    @GetMapping(EVENTS)
    @Access(Permission.SYSTEM_LOG_READ)
    @Operation(
            operationId = "findSystemEvents",
            summary = "Find events of the system log by any filters and words")
    EventPageView find(
            Caller caller,
            EventFilter filter,
            @RequestParam(name = "limit", required = false) @Nullable Integer limit,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor,
            @RequestParam(name = "order", required = false) @Nullable String order,
            @RequestParam(name = "facets", required = false) @Nullable String facets,
            Locale language) {
        return queries.find(log(caller), filter, limit, cursor, order, facets, language);
    }

    /** Counts over time. */
    @GetMapping(EVENTS + "/histogram")
    @Access(Permission.SYSTEM_LOG_READ)
    @Operation(
            operationId = "countSystemEventsOverTime",
            summary = "Count events of the system log in buckets of equal length")
    HistogramView histogram(
            Caller caller,
            EventFilter filter,
            @RequestParam(name = "buckets", required = false) @Nullable Integer buckets) {
        return queries.histogram(log(caller), filter, buckets);
    }

    /** What happened to an object. */
    @GetMapping(EVENTS + "/timeline")
    @Access(Permission.SYSTEM_LOG_READ)
    @Operation(
            operationId = "systemObjectTimeline",
            summary = "What the system log says happened to one object")
    EventPageView timeline(
            Caller caller,
            EventFilter filter,
            @RequestParam(name = "limit", required = false) @Nullable Integer limit,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor,
            @RequestParam(name = "order", required = false) @Nullable String order,
            Locale language) {
        return queries.timeline(log(caller), filter, limit, cursor, order, language);
    }

    /** An object as it was. */
    @GetMapping(EVENTS + "/state")
    @Access(Permission.SYSTEM_LOG_READ)
    @Operation(
            operationId = "systemObjectState",
            summary = "An object as the system log says it was at a time")
    StateView state(
            Caller caller,
            @RequestParam(name = "targetType") String targetType,
            @RequestParam(name = "targetId") String targetId,
            @RequestParam(name = "at", required = false) @Nullable String at) {
        return queries.state(log(caller), targetType, targetId, at);
    }

    /** One event. */
    @GetMapping(EVENT)
    @Access(Permission.SYSTEM_LOG_READ)
    @Operation(
            operationId = "getSystemEvent",
            summary = "One event of the system log, by its id or its index")
    EventView get(Caller caller, @PathVariable("event") String event, Locale language) {
        return events.get(log(caller), event, language);
    }

    /** Children of a bulk operation. */
    @GetMapping(EVENT + "/children")
    @Access(Permission.SYSTEM_LOG_READ)
    @Operation(
            operationId = "systemEventChildren",
            summary = "The events that name this one as the parent of their bulk operation")
    EventPageView children(
            Caller caller,
            @PathVariable("event") String event,
            @RequestParam(name = "limit", required = false) @Nullable Integer limit,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor,
            Locale language) {
        return events.children(log(caller), event, limit, cursor, language);
    }

    /** The business operation as a tree. */
    @GetMapping(EVENT + "/related")
    @Access(Permission.SYSTEM_LOG_READ)
    @Operation(
            operationId = "relatedSystemEvents",
            summary = "The events of the same correlation id, each below what led to it")
    EventController.Related related(
            Caller caller, @PathVariable("event") String event, Locale language) {
        return events.related(log(caller), event, language);
    }

    /** An event's bytes. */
    @GetMapping(path = EVENT + "/raw", produces = "application/json")
    @Access(Permission.SYSTEM_LOG_READ)
    @Operation(
            operationId = "rawSystemEvent",
            summary = "The exact bytes that were sealed, canonical JSON")
    ResponseEntity<byte[]> raw(Caller caller, @PathVariable("event") String event) {
        return events.raw(log(caller), event);
    }

    /** Follows the log. */
    @GetMapping(path = LOG + "/tail", produces = "text/event-stream")
    @Access(Permission.SYSTEM_LOG_READ)
    @Operation(
            operationId = "tailSystemEvents",
            summary = "Events of the system log as they are recorded (server-sent events)")
    void tail(
            Caller caller,
            EventFilter filter,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            @RequestParam(name = "after", required = false) @Nullable String after,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response) {
        var follower =
                new TailController.Reader(
                        log(caller),
                        now -> now.permissions().contains(Permission.SYSTEM_LOG_READ),
                        last == null ? after : last);
        tails.follow(follower, caller, filter, language, request, response);
    }
}
