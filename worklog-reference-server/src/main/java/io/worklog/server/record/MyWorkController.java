package io.worklog.server.record;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.server.access.Access;
import io.worklog.server.access.Caller;
import io.worklog.server.access.Permission;
import io.worklog.server.record.MyWork.WorkSummary;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the caller has to do and has done, over REST. */
@RestController
@Tag(name = "records")
final class MyWorkController {
    private final MyWork work;
    private final InstantSource clock;

    MyWorkController(MyWork work, InstantSource clock) {
        this.work = work;
        this.clock = clock;
    }

    @GetMapping("/api/v1/me/work")
    @Access(Permission.SELF)
    @Operation(
            operationId = "getMyWork",
            summary =
                    "The caller's open records, what waits for their decision and what they worked"
                            + " in the 14 days to ?today, across their projects")
    WorkSummary mine(Caller caller, @RequestParam(required = false) @Nullable LocalDate today) {
        LocalDate last =
                today == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : today;
        return work.of(caller, last);
    }
}
