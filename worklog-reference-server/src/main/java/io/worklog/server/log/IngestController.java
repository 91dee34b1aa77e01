package io.worklog.server.log;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.Receipt;
import io.worklog.context.WorklogContext;
import io.worklog.server.access.Access;
import io.worklog.server.access.Caller;
import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.log.Bulkhead.Pass;
import io.worklog.server.log.Ingest.Door;
import io.worklog.server.trail.Trail;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes events of applications. */
@RestController
@Tag(name = "events")
final class IngestController {
    private static final String EVENTS = "/api/v1/projects/{project}/events";
    private static final String NDJSON = "application/x-ndjson";
    private static final int MOST_EVENT_BYTES = 1 << 20;
    private static final int MOST_BATCH_BYTES = 4 << 20;

    private final Ingest ingest;
    private final BatchIngest batches;
    private final EventTypes types;
    private final Trail trail;
    private final Admission admission;
    private final Body bodies;

    IngestController(
            Ingest ingest,
            BatchIngest batches,
            EventTypes types,
            Trail trail,
            Admission admission,
            Body bodies) {
        this.ingest = ingest;
        this.batches = batches;
        this.types = types;
        this.trail = trail;
        this.admission = admission;
        this.bodies = bodies;
    }

    /** Records one event. */
    @PostMapping(EVENTS)
    @Access(Permission.EVENT_WRITE)
    @Operation(
            operationId = "recordEvent",
            summary =
                    "Record an event; with wait=sealed the answer has its proof; 202 where the"
                            + " project takes events in the background, unless wait is given",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = NewEvent.class))))
    ResponseEntity<ReceiptView> record(
            Caller caller,
            ProjectRef project,
            HttpServletRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestParam(name = "wait", required = false) @Nullable String wait)
            throws IOException {
        Answer answer = Answer.of(wait, project.delivery());
        return bodies.read(
                request,
                MOST_EVENT_BYTES,
                bytes -> {
                    try (Pass turn = admission.write()) {
                        return answer(project, door(caller, project, answer), bytes, key);
                    }
                });
    }

    private ResponseEntity<ReceiptView> answer(
            ProjectRef project, Door door, byte[] bytes, @Nullable String key) {
        Receipt receipt = Refusals.of(() -> ingest.record(door, bytes, key));
        boolean proven = receipt.isDurable() && door.answer() == Answer.SEALED;
        String proof = proven ? ProofText.of(door.log().proof(receipt.index())) : null;
        ReceiptView view = ReceiptView.of(receipt, proof);
        return receipt.isDurable()
                ? ResponseEntity.created(place(project, receipt)).body(view)
                : ResponseEntity.accepted().body(view);
    }

    private static URI place(ProjectRef project, Receipt receipt) {
        return URI.create("/api/v1/projects/" + project.id() + "/events/" + receipt.index());
    }

    /** Records a batch; each event has its own result. */
    @PostMapping(EVENTS + "/batch")
    @Access(Permission.EVENT_WRITE)
    @Operation(
            operationId = "recordEvents",
            summary = "Record up to 1,000 events in their order, each with its own result",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = "application/json",
                                        array =
                                                @ArraySchema(
                                                        schema =
                                                                @Schema(
                                                                        implementation =
                                                                                NewEvent.class))),
                                @Content(
                                        mediaType = NDJSON,
                                        schema = @Schema(implementation = NewEvent.class))
                            }))
    ResponseEntity<BatchView> recordAll(
            Caller caller,
            ProjectRef project,
            HttpServletRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestParam(name = "wait", required = false) @Nullable String wait)
            throws IOException {
        Answer answer = Answer.of(wait, project.delivery());
        boolean lines = String.valueOf(request.getContentType()).startsWith(NDJSON);
        return bodies.read(
                request,
                MOST_BATCH_BYTES,
                bytes -> {
                    List<byte[]> pieces =
                            lines ? BatchSplitter.lines(bytes) : BatchSplitter.array(bytes);
                    try (Pass turn = admission.write()) {
                        return batches.record(door(caller, project, answer), pieces, key);
                    }
                });
    }

    private Door door(Caller caller, ProjectRef project, Answer answer) {
        return new Door(
                trail.of(project),
                types.of(project),
                new EventClaims(caller, WorklogContext.current()),
                answer);
    }
}
