package io.worklog.server.log;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.AuditLog;
import io.worklog.query.EventMatcher;
import io.worklog.server.access.Access;
import io.worklog.server.access.Authenticator;
import io.worklog.server.access.Caller;
import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectDirectory;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.api.Problem;
import io.worklog.server.export.EventFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The live tail of a project's log. */
@RestController
@Tag(name = "events")
final class TailController {
    private static final Logger LOG = LoggerFactory.getLogger(TailController.class);
    private static final String LAST = "Last-Event-ID";

    private final EventReader reader;
    private final Tails tails;
    private final ProjectDirectory projects;
    private final List<Authenticator> authenticators;
    private final JsonMapper json;

    TailController(
            EventReader reader,
            Tails tails,
            ProjectDirectory projects,
            ObjectProvider<Authenticator> authenticators,
            JsonMapper json) {
        this.reader = reader;
        this.tails = tails;
        this.projects = projects;
        this.authenticators = authenticators.orderedStream().toList();
        this.json = json;
    }

    /** Follows the log. */
    @GetMapping(path = "/api/v1/projects/{project}/tail", produces = "text/event-stream")
    @Access(Permission.EVENT_READ)
    @Operation(
            operationId = "tailEvents",
            summary =
                    "Events as they are recorded (server-sent events); Last-Event-ID goes on after"
                            + " an index")
    void tail(
            ProjectRef project,
            Caller caller,
            EventFilter filter,
            @RequestHeader(name = LAST, required = false) @Nullable String last,
            @RequestParam(name = "after", required = false) @Nullable String after,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response) {
        follow(
                new Reader(project, now -> mayRead(now, project), last == null ? after : last),
                caller,
                filter,
                language,
                request,
                response);
    }

    /**
     * Who follows what.
     *
     * @param may whether somebody still may
     * @param last what they have seen; null for nothing
     */
    record Reader(ProjectRef project, Predicate<Caller> may, @Nullable String last) {}

    /** Follows until there is a reason to end. */
    void follow(
            Reader follower,
            Caller caller,
            EventFilter filter,
            Locale language,
            HttpServletRequest request,
            HttpServletResponse response) {
        AuditLog log = reader.log(follower.project());
        EventMatcher wanted = EventMatcher.of(filter.query(log.id()));
        long first = first(follower.last(), log);
        tails.enter();
        try {
            reader.viewed(follower.project(), "tail");
            response.setContentType("text/event-stream;charset=UTF-8");
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Accel-Buffering", "no");
            TailWriter out =
                    new TailWriter(response.getOutputStream(), json, reader.views(), language);
            new Tail(
                            log,
                            first,
                            wanted,
                            out,
                            tails::isOpen,
                            () -> mayStill(request, caller, follower.may()),
                            System::nanoTime)
                    .run();
        } catch (IOException e) {
            LOG.debug("worklog.tail.left {}", follower.project().id(), e);
        } finally {
            tails.leave();
        }
    }

    private boolean mayRead(Caller caller, ProjectRef project) {
        return projects.permissions(caller, project).contains(Permission.EVENT_READ);
    }

    /** After what the reader has seen, else at the end the log has now. */
    private static long first(@Nullable String last, AuditLog log) {
        if (last == null || last.isEmpty()) {
            return log.head().size().value();
        }
        if (!last.matches("-1|[0-9]{1,15}")) {
            throw Problem.invalid(LAST, "must be the index of an event, or -1 for the whole log");
        }
        return Math.max(Long.parseLong(last) + 1, log.head().minIndex());
    }

    /** Whether the credential still holds and the person still may read. */
    private boolean mayStill(HttpServletRequest request, Caller caller, Predicate<Caller> may) {
        try {
            Optional<Caller> now =
                    authenticators.stream()
                            .map(each -> each.authenticate(request))
                            .flatMap(Optional::stream)
                            .findFirst();
            return now.isPresent()
                    && now.get().userId().equals(caller.userId())
                    && may.test(now.get());
        } catch (Problem e) {
            return false;
        }
    }
}
