package io.worklog.server.privacy;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.server.access.Access;
import io.worklog.server.access.Caller;
import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectDirectory;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.api.Page;
import io.worklog.server.api.PageLimit;
import io.worklog.server.api.Problem;
import io.worklog.server.privacy.HoldWork.NewHold;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Legal holds as cases over REST. */
@RestController
@Tag(name = "privacy")
final class HoldController {
    private static final String HOLDS = "/api/v1/holds";

    private final HoldWork work;
    private final HoldRows rows;
    private final ProjectDirectory projects;

    HoldController(HoldWork work, HoldRows rows, ProjectDirectory projects) {
        this.work = work;
        this.rows = rows;
        this.projects = projects;
    }

    /**
     * Why a case is released.
     *
     * @param reason in words
     */
    record Release(String reason) {}

    /**
     * A case.
     *
     * @param id its identifier
     * @param caseName its name, which the logs know too
     * @param reason why it was opened
     * @param project the only project it covers; null for all
     * @param person the only person it covers; null for everybody
     * @param from the beginning of the time it covers
     * @param until the end of that time
     * @param twoPeople whether somebody else than who opened it must release it
     * @param state how it stands; in force while OPENING and OPEN
     * @param openedBy who opened it
     * @param openedAt when
     * @param releasedBy who released it
     * @param releasedAt when
     * @param releaseReason why
     */
    record HoldView(
            String id,
            String caseName,
            String reason,
            @Nullable String project,
            @Nullable String person,
            @Nullable Instant from,
            @Nullable Instant until,
            boolean twoPeople,
            Hold.State state,
            String openedBy,
            Instant openedAt,
            @Nullable String releasedBy,
            @Nullable Instant releasedAt,
            @Nullable String releaseReason) {
        static HoldView of(Hold hold) {
            return new HoldView(
                    hold.id(),
                    hold.caseName(),
                    hold.reason(),
                    hold.project(),
                    hold.person(),
                    hold.from(),
                    hold.until(),
                    hold.twoPeople(),
                    hold.state(),
                    hold.openedBy(),
                    hold.openedAt(),
                    hold.releasedBy(),
                    hold.releasedAt(),
                    hold.releaseReason());
        }
    }

    @PostMapping(HOLDS)
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Permission.PRIVACY_DECIDE)
    @Operation(
            operationId = "openHold",
            summary = "Open a case over all projects, or over one; in force at once")
    HoldView open(
            Caller caller,
            @RequestParam(required = false) @Nullable String project,
            @RequestBody NewHold wanted) {
        ProjectRef where =
                project == null
                        ? null
                        : projects.find(caller.tenant(), project)
                                .orElseThrow(() -> Problem.notFound("the project"));
        return HoldView.of(work.open(caller, where, wanted));
    }

    @PostMapping("/api/v1/projects/{project}/privacy/holds")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Permission.PRIVACY_REQUEST)
    @Operation(
            operationId = "openProjectHold",
            summary = "Open a case over one's project; a security officer releases it")
    HoldView openInProject(Caller caller, ProjectRef project, @RequestBody NewHold wanted) {
        return HoldView.of(work.open(caller, project, wanted));
    }

    @GetMapping(HOLDS)
    @Access(Permission.PRIVACY_DECIDE)
    @Operation(operationId = "listHolds", summary = "Cases, newest first")
    Page<HoldView> list(
            Caller caller,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageLimit most = PageLimit.of(limit);
        List<HoldView> found =
                rows.list(caller.tenant(), cursor, most.value() + 1).stream()
                        .map(HoldView::of)
                        .toList();
        return Page.of(found, most, HoldView::id);
    }

    @GetMapping(HOLDS + "/{id}")
    @Access(Permission.PRIVACY_DECIDE)
    @Operation(operationId = "getHold", summary = "A case")
    HoldView get(Caller caller, @PathVariable String id) {
        return HoldView.of(work.find(caller, id));
    }

    @PostMapping(HOLDS + "/{id}/release")
    @Access(Permission.PRIVACY_DECIDE)
    @Operation(
            operationId = "releaseHold",
            summary =
                    "Release a case; by somebody else than who opened it, unless it says otherwise")
    HoldView release(Caller caller, @PathVariable String id, @RequestBody Release why) {
        return HoldView.of(work.release(caller, id, why.reason()));
    }
}
