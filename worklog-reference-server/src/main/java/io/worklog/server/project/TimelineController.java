package io.worklog.server.project;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.AuditLog;
import io.worklog.EventPage;
import io.worklog.RecordedEvent;
import io.worklog.event.AuditEvent;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.query.EventQuery;
import io.worklog.query.EventQueryBuilder;
import io.worklog.query.PageRequest;
import io.worklog.sentence.Sentences;
import io.worklog.server.access.Access;
import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.api.PageLimit;
import io.worklog.server.api.Problem;
import io.worklog.server.trail.Trail;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened in a project, told as sentences, newest first. */
@RestController
@Tag(name = "projects")
final class TimelineController {
    private final Trail trail;
    private final Sentences sentences;

    TimelineController(Trail trail, Sentences sentences) {
        this.trail = trail;
        this.sentences = sentences;
    }

    /**
     * One thing that happened.
     *
     * @param index its place in the project's log
     * @param type what kind of thing
     * @param actorId who did it
     * @param actorName their name then; null where there was none or it was erased
     * @param occurredAt when
     * @param targetType kind of what it was done to
     * @param targetId what it was done to
     * @param sentence what happened, in the caller's language
     * @param reason why, as was said; null where nothing was said or it was erased
     */
    record Moment(
            long index,
            String type,
            String actorId,
            @Nullable String actorName,
            Instant occurredAt,
            String targetType,
            String targetId,
            String sentence,
            @Nullable String reason) {}

    /**
     * A page of what happened.
     *
     * @param items newest first
     * @param next the cursor of the page after it; null on the last page
     * @param damaged places of what belongs among the items and cannot be read any more
     */
    record Moments(List<Moment> items, @Nullable String next, List<Long> damaged) {}

    @GetMapping("/api/v1/projects/{project}/timeline")
    @Access(Permission.EVENT_READ)
    @Operation(operationId = "getTimeline", summary = "Tells what happened in a project")
    Moments timeline(
            ProjectRef project,
            @RequestParam(required = false) @Nullable List<String> actor,
            @RequestParam(required = false) @Nullable List<String> type,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Locale reader) {
        AuditLog log = trail.of(project);
        PageRequest request = PageRequest.newest(PageLimit.of(limit).value()).after(cursor);
        EventQuery query = query(log.id(), actor, type, from, to, text);
        EventPage page;
        try {
            page = log.findReadable(query, request);
        } catch (IllegalArgumentException notOurs) {
            throw Problem.invalid("cursor", "is not one of this list");
        }
        return new Moments(
                page.events().stream().map(one -> moment(one, reader)).toList(),
                page.nextCursor(),
                page.damaged().stream().map(LogIndex::value).toList());
    }

    private static EventQuery query(
            LogId log,
            @Nullable List<String> actor,
            @Nullable List<String> type,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String text) {
        EventQueryBuilder query = EventQuery.of(log).actor(distinct(actor)).type(distinct(type));
        if (from != null) {
            query.occurredFrom(from);
        }
        if (to != null) {
            query.occurredTo(to);
        }
        if (text != null && !text.isBlank()) {
            query.text(text);
        }
        return query.build();
    }

    private static String[] distinct(@Nullable List<String> given) {
        return given == null ? new String[0] : given.stream().distinct().toArray(String[]::new);
    }

    private Moment moment(RecordedEvent recorded, Locale reader) {
        AuditEvent event = recorded.event();
        return new Moment(
                recorded.index().value(),
                event.type().name(),
                event.actor().id(),
                event.actor().name(),
                event.occurredAt(),
                event.targets().getFirst().type(),
                event.targets().getFirst().id(),
                sentences.of(event, reader),
                event.reason());
    }
}
