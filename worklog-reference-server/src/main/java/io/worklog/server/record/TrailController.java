package io.worklog.server.record;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.RecordedEvent;
import io.worklog.event.AuditEvent;
import io.worklog.merkle.Rfc6962;
import io.worklog.sentence.Sentences;
import io.worklog.server.access.Access;
import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.api.Problem;
import io.worklog.server.trail.Trail;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the log says about a record, and whether the database still says the same, over REST. */
@RestController
@RequestMapping("/api/v1/projects/{project}/records/{record}")
@Tag(name = "records")
final class TrailController {
    private final RecordCheck check;
    private final RecordRows rows;
    private final ViewTrail views;
    private final Trail trail;
    private final Sentences sentences;

    TrailController(
            RecordCheck check, RecordRows rows, ViewTrail views, Trail trail, Sentences sentences) {
        this.check = check;
        this.rows = rows;
        this.views = views;
        this.trail = trail;
        this.sentences = sentences;
    }

    /**
     * An event of a record, as the log has it.
     *
     * @param index its place in the log
     * @param leafHash RFC 6962 leaf hash of its sealed bytes
     * @param eventId its identifier
     * @param type what kind of event
     * @param actor who did it
     * @param occurredAt when
     * @param reason why, as was said; null where nothing was said or it was erased
     * @param batchId the bulk step it was a part of; null where it was none
     * @param sentence what happened, in the caller's language
     * @param proof path of a proof that it is there
     * @param withheld fields that were erased since
     */
    record TrailEntry(
            long index,
            String leafHash,
            String eventId,
            String type,
            String actor,
            Instant occurredAt,
            @Nullable String reason,
            @Nullable String batchId,
            String sentence,
            String proof,
            List<String> withheld) {}

    /**
     * What the log says of a record.
     *
     * @param log the log
     * @param entries its events, oldest first, at most 1,000
     */
    record TrailView(String log, List<TrailEntry> entries) {}

    @GetMapping("/trail")
    @Access(Permission.RECORD_READ)
    @Operation(
            operationId = "getRecordTrail",
            summary = "Reads a record's events from the log, with their proofs")
    TrailView trail(ProjectRef project, @PathVariable String record, Locale reader) {
        List<RecordedEvent> events = RecordReader.events(trail.of(project), record);
        if (events.isEmpty() && rows.find(project.id(), record).isEmpty()) {
            throw Problem.notFound("the record");
        }
        views.record(project, record);
        return new TrailView(
                project.log(),
                events.stream().map(event -> entry(project, event, reader)).toList());
    }

    private TrailEntry entry(ProjectRef project, RecordedEvent recorded, Locale reader) {
        AuditEvent event = recorded.event();
        return new TrailEntry(
                recorded.index().value(),
                Rfc6962.leaf(recorded.sealed()).toString(),
                event.id().toString(),
                event.type().name(),
                event.actor().id(),
                event.occurredAt(),
                event.reason(),
                event.links().batchId(),
                sentences.of(event, reader),
                RecordReader.proof(project, recorded.index().value()),
                recorded.withheld().stream().sorted().toList());
    }

    @GetMapping("/check")
    @Access(Permission.RECORD_READ)
    @Operation(
            operationId = "checkRecord",
            summary = "Compares what the database says of a record with what its log says")
    RecordCheck.Outcome check(ProjectRef project, @PathVariable String record) {
        views.record(project, record);
        return check.of(project, record);
    }
}
