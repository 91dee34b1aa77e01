package io.worklog.server.viewer;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.context.WorklogContext;
import io.worklog.event.Actor;
import io.worklog.event.ActorType;
import io.worklog.event.RequestContext;
import io.worklog.server.access.Anyone;
import io.worklog.server.access.ProjectDirectory;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.log.TimelinePage;
import io.worklog.server.log.Timelines;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a viewer on another site may ask, and nothing else. */
@RestController
@Tag(name = "viewer")
final class ViewerController {
    private final ViewerTokens tokens;
    private final ViewerTurns turns;
    private final ProjectDirectory projects;
    private final Timelines timelines;

    ViewerController(
            ViewerTokens tokens,
            ViewerTurns turns,
            ProjectDirectory projects,
            Timelines timelines) {
        this.tokens = tokens;
        this.turns = turns;
        this.projects = projects;
        this.timelines = timelines;
    }

    /** A page of what the token shows. */
    @GetMapping("/api/v1/viewer/events")
    @Anyone(reason = "the token says which events; it is checked here and is good for nothing else")
    @Operation(
            operationId = "viewEvents",
            summary = "Events that a viewer token shows, newest first (Authorization: Bearer wv_…)")
    ResponseEntity<TimelinePage> events(
            @RequestHeader(name = "Authorization", defaultValue = "") String authorization,
            @RequestParam(name = "limit", required = false) @Nullable Integer limit,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor,
            Locale language) {
        ViewerToken token = tokens.believe(authorization);
        turns.take(token.id());
        ProjectRef project =
                projects.find(token.tenant(), token.project()).orElseThrow(ViewerTokens::ended);
        tokens.viewed(token);
        TimelinePage page =
                as(token)
                        .call(() ->
                                timelines.page(project, token.filter(), limit, cursor, language));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(page);
    }

    /** The token is who reads; from where its holder does so is not kept. */
    private static WorklogContext as(ViewerToken token) {
        RequestContext from = WorklogContext.current().request();
        Actor actor = new Actor(ActorType.SERVICE, token.id(), token.name(), List.of(), null);
        return WorklogContext.with(actor, token.tenant())
                .withRequest(
                        new RequestContext(
                                null, null, token.id(), from.requestId(), "viewer", from.host()));
    }
}
