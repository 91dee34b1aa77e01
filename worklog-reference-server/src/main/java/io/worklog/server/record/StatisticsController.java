package io.worklog.server.record;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.server.access.Access;
import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.api.Problem;
import io.worklog.server.record.WorkFigures.Figures;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How much work there was, over REST. */
@RestController
@Tag(name = "projects")
final class StatisticsController {
    private static final int USUAL_DAYS = 84;
    private static final int MOST_DAYS = 731;

    private final WorkFigures figures;
    private final InstantSource clock;

    StatisticsController(WorkFigures figures, InstantSource clock) {
        this.figures = figures;
        this.clock = clock;
    }

    @GetMapping("/api/v1/projects/{project}/statistics")
    @Access(Permission.PROJECT_READ)
    @Operation(
            operationId = "getStatistics",
            summary = "Counts records and minutes by state, author and ISO week of the work")
    Figures statistics(
            ProjectRef project,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate last = Objects.requireNonNullElse(to, today);
        LocalDate first = Objects.requireNonNullElse(from, last.minusDays(USUAL_DAYS));
        long days = ChronoUnit.DAYS.between(first, last);
        if (days < 0 || days > MOST_DAYS) {
            throw Problem.invalid("from", "must be before to, by at most two years");
        }
        return figures.of(project.id(), first, last);
    }
}
