package io.worklog.server.viewer;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.server.access.Access;
import io.worklog.server.access.Caller;
import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.access.SecretAnswer;
import io.worklog.server.log.Timelines;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tokens by which other sites show events of a project. */
@RestController
@Tag(name = "viewer")
final class ViewerTokenController {
    private static final String TOKENS = "/api/v1/projects/{project}/viewer-tokens";

    private final ViewerTokens tokens;
    private final Timelines timelines;

    ViewerTokenController(ViewerTokens tokens, Timelines timelines) {
        this.tokens = tokens;
        this.timelines = timelines;
    }

    /**
     * A new token.
     *
     * @param token the token
     * @param secret what the viewer gets; shown this once
     */
    record MadeViewerToken(ViewerTokenView token, String secret) {}

    /** Makes a token. */
    @PostMapping(TOKENS)
    @SecretAnswer
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Permission.PROJECT_MANAGE)
    @Operation(
            operationId = "createViewerToken",
            summary = "Let whoever has the token see events of the project for at most a day")
    MadeViewerToken create(Caller caller, ProjectRef project, @RequestBody NewViewerToken wanted) {
        ViewerTokens.Wanted good = wanted.wanted();
        timelines.validate(good.filter());
        ViewerTokens.Made made = tokens.create(caller, project, good);
        return new MadeViewerToken(ViewerTokenView.of(made.token()), made.text());
    }

    /** The tokens. */
    @GetMapping(TOKENS)
    @Access(Permission.PROJECT_MANAGE)
    @Operation(
            operationId = "listViewerTokens",
            summary = "The newest 200 viewer tokens of a project, without secrets")
    List<ViewerTokenView> list(ProjectRef project) {
        return tokens.of(project).stream().map(ViewerTokenView::of).toList();
    }

    /** Ends a token. */
    @DeleteMapping(TOKENS + "/{token}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Permission.PROJECT_MANAGE)
    @Operation(operationId = "revokeViewerToken", summary = "End a viewer token at once")
    void revoke(ProjectRef project, @PathVariable("token") String token) {
        tokens.revoke(project, token);
    }
}
