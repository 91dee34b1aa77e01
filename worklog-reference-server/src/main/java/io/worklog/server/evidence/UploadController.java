package io.worklog.server.evidence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.server.access.Access;
import io.worklog.server.access.Caller;
import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.api.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Files that come in pieces, after the manner of tus (tus.io, resumable uploads 1.0): the caller
 * asks with HEAD how much is there, sends the rest with PATCH, and completes.
 */
@RestController
@Tag(name = "evidence")
final class UploadController {
    private static final String UPLOADS = "/api/v1/projects/{project}/evidence/uploads";
    private static final String OFFSET = "Upload-Offset";
    private static final String LENGTH = "Upload-Length";

    private final Uploads uploads;

    UploadController(Uploads uploads) {
        this.uploads = uploads;
    }

    /**
     * A file that is to come.
     *
     * @param name what it is called
     * @param size its bytes, where that is known
     * @param sha256 the digest it must have, in hex
     */
    record NewUpload(String name, @Nullable Long size, @Nullable String sha256) {}

    /**
     * A file on its way.
     *
     * @param id its identifier
     * @param name what it is called
     * @param size its bytes, where that was said
     * @param offset how much of it arrived
     * @param expiresAt when what arrived is dropped, unless more comes
     */
    record UploadView(String id, String name, @Nullable Long size, long offset, Instant expiresAt) {
        static UploadView of(Upload upload) {
            return new UploadView(
                    upload.id(), upload.name(), upload.size(), upload.offset(), upload.expiresAt());
        }
    }

    @PostMapping(UPLOADS)
    @Access(Permission.EVIDENCE_WRITE)
    @Operation(operationId = "beginUpload", summary = "Begin a file that comes in pieces")
    ResponseEntity<UploadView> begin(
            Caller caller, ProjectRef project, @RequestBody NewUpload wanted) {
        Long size = wanted.size();
        if (size != null && size < 0) {
            throw Problem.invalid("/size", "must not be negative");
        }
        Upload upload =
                uploads.begin(
                        caller,
                        project,
                        FileNames.checked(wanted.name()),
                        size,
                        UploadRequest.sha256(wanted.sha256()));
        return answer(ResponseEntity.created(location(project, upload)), upload)
                .body(UploadView.of(upload));
    }

    private static URI location(ProjectRef project, Upload upload) {
        return URI.create("/api/v1/projects/" + project.id() + "/evidence/uploads/" + upload.id());
    }

    private static ResponseEntity.BodyBuilder answer(
            ResponseEntity.BodyBuilder answer, Upload upload) {
        Long size = upload.size();
        answer.header(OFFSET, Long.toString(upload.offset())).header("Cache-Control", "no-store");
        return size == null ? answer : answer.header(LENGTH, Long.toString(size));
    }

    @RequestMapping(
            path = UPLOADS + "/{id}",
            method = {RequestMethod.GET, RequestMethod.HEAD})
    @Access(Permission.EVIDENCE_WRITE)
    @Operation(operationId = "getUpload", summary = "How much of a file has arrived")
    ResponseEntity<UploadView> get(Caller caller, ProjectRef project, @PathVariable String id) {
        Upload upload = uploads.find(caller, project, id);
        return answer(ResponseEntity.ok(), upload).body(UploadView.of(upload));
    }

    @PatchMapping(UPLOADS + "/{id}")
    @Access(Permission.EVIDENCE_WRITE)
    @Operation(
            operationId = "continueUpload",
            summary = "Send bytes of a file from Upload-Offset on; what arrives of them is kept")
    ResponseEntity<UploadView> append(
            Caller caller,
            ProjectRef project,
            @PathVariable String id,
            @RequestHeader(OFFSET) long offset,
            @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        Upload upload = uploads.append(caller, project, id, offset, request.getInputStream());
        return answer(ResponseEntity.ok(), upload).body(UploadView.of(upload));
    }

    @PostMapping(UPLOADS + "/{id}/complete")
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Permission.EVIDENCE_WRITE)
    @Operation(operationId = "completeUpload", summary = "Make a file of what has arrived")
    EvidenceView complete(Caller caller, ProjectRef project, @PathVariable String id)
            throws IOException {
        return EvidenceView.of(uploads.complete(caller, project, id), List.of());
    }

    @DeleteMapping(UPLOADS + "/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Access(Permission.EVIDENCE_WRITE)
    @Operation(operationId = "abandonUpload", summary = "Drop what has arrived of a file")
    void abandon(Caller caller, ProjectRef project, @PathVariable String id) {
        uploads.abandon(caller, project, id);
    }
}
