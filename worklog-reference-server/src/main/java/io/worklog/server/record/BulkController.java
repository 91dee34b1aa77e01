package io.worklog.server.record;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.server.access.Access;
import io.worklog.server.access.Caller;
import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.api.Problem;
import io.worklog.server.record.StepWork.BulkItem;
import io.worklog.server.record.StepWork.BulkOutcome;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Steps of many records at once over REST: one parent event with a child for each record. */
@RestController
@RequestMapping("/api/v1/projects/{project}/records")
@Tag(name = "records")
final class BulkController {
    private final StepWork work;

    BulkController(StepWork work) {
        this.work = work;
    }

    /**
     * Which records.
     *
     * @param items 1 to 200, none twice
     * @param reason why, for all of them
     */
    record BulkBody(List<BulkItem> items, @Nullable String reason) {}

    @PostMapping("/bulk-submit")
    @Access(Permission.RECORD_WRITE)
    @Operation(operationId = "submitRecords", summary = "Submits up to 200 records")
    BulkOutcome submit(Caller caller, ProjectRef project, @RequestBody BulkBody body) {
        return work.many(caller, project, Step.SUBMIT, items(body), body.reason());
    }

    @PostMapping("/bulk-approve")
    @Access(Permission.RECORD_APPROVE)
    @Operation(operationId = "approveRecords", summary = "Approves up to 200 records")
    BulkOutcome approve(Caller caller, ProjectRef project, @RequestBody BulkBody body) {
        return work.many(caller, project, Step.APPROVE, items(body), body.reason());
    }

    @PostMapping("/bulk-return")
    @Access(Permission.RECORD_APPROVE)
    @Operation(operationId = "returnRecords", summary = "Sends up to 200 records back")
    BulkOutcome sendBack(Caller caller, ProjectRef project, @RequestBody BulkBody body) {
        return work.many(caller, project, Step.RETURN, items(body), body.reason());
    }

    private static List<BulkItem> items(BulkBody body) {
        List<BulkItem> items = Objects.requireNonNullElse(body.items(), List.of());
        if (items.isEmpty() || items.size() > StepWork.MAX_BULK) {
            throw Problem.invalid("/items", "must be 1 to " + StepWork.MAX_BULK);
        }
        if (items.stream().anyMatch(item -> item == null || item.id() == null)) {
            throw Problem.invalid("/items", "each must have an id");
        }
        if (items.stream().map(BulkItem::id).distinct().count() != items.size()) {
            throw Problem.invalid("/items", "must not have one twice");
        }
        return items;
    }
}
