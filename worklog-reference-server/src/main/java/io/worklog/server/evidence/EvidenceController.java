package io.worklog.server.evidence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.server.access.Access;
import io.worklog.server.access.Caller;
import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.api.Page;
import io.worklog.server.api.PageLimit;
import io.worklog.server.api.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Files of a project over REST. */
@RestController
@Tag(name = "evidence")
final class EvidenceController {
    private static final String FILES = "/api/v1/projects/{project}/evidence";

    private final EvidenceRows rows;
    private final ProjectFiles files;
    private final Uploads uploads;
    private final Download download;
    private final Thumbnails thumbnails;
    private final Custody custody;
    private final InstantSource clock;

    EvidenceController(
            EvidenceRows rows,
            ProjectFiles files,
            Uploads uploads,
            Download download,
            Thumbnails thumbnails,
            Custody custody,
            InstantSource clock) {
        this.rows = rows;
        this.files = files;
        this.uploads = uploads;
        this.download = download;
        this.thumbnails = thumbnails;
        this.custody = custody;
        this.clock = clock;
    }

    @PostMapping(FILES)
    @ResponseStatus(HttpStatus.CREATED)
    @Access(Permission.EVIDENCE_WRITE)
    @Operation(
            operationId = "uploadEvidence",
            summary =
                    "Upload a file in one piece: as the body, with ?name= and perhaps ?sha256=, or as"
                            + " the first file of a multipart form")
    EvidenceView upload(
            Caller caller, ProjectRef project, @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        UploadRequest sent = UploadRequest.of(request);
        return EvidenceView.of(
                uploads.whole(caller, project, sent.name(), sent.sha256(), sent.bytes()),
                List.of());
    }

    @PutMapping(FILES + "/by-digest/{sha256}")
    @Access(Permission.EVIDENCE_WRITE)
    @Operation(
            operationId = "putEvidence",
            summary =
                    "Upload a file of a known digest; the same again by the same person is no new")
    ResponseEntity<EvidenceView> put(
            Caller caller,
            ProjectRef project,
            @PathVariable String sha256,
            @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        UploadRequest sent = UploadRequest.of(request);
        String expected = UploadRequest.sha256(sha256);
        Condition same =
                Tables.SHA256
                        .eq(expected)
                        .and(Tables.UPLOADED_BY.eq(caller.userId()))
                        .and(Tables.FILE_NAME.eq(sent.name()))
                        .and(Tables.STATE.ne(EvidenceState.ERASED.name()));
        List<EvidenceRows.Row> before = rows.list(project.id(), null, same, 1);
        if (!before.isEmpty()) {
            return ResponseEntity.ok(EvidenceView.of(before.get(0).file(), null));
        }
        EvidenceFile file = uploads.whole(caller, project, sent.name(), expected, sent.bytes());
        return ResponseEntity.status(HttpStatus.CREATED).body(EvidenceView.of(file, List.of()));
    }

    @GetMapping(FILES)
    @Access(Permission.EVIDENCE_READ)
    @Operation(operationId = "listEvidence", summary = "Files of a project, newest first")
    Page<EvidenceView> list(
            ProjectRef project,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String sha256,
            @RequestParam(required = false) @Nullable EvidenceState state,
            @RequestParam(defaultValue = "false") boolean orphaned) {
        PageLimit most = PageLimit.of(limit);
        Condition where = orphaned ? EvidenceRows.orphans(clock.instant()) : DSL.noCondition();
        String digest = UploadRequest.sha256(sha256);
        where = digest == null ? where : where.and(Tables.SHA256.eq(digest));
        where = state == null ? where : where.and(Tables.STATE.eq(state.name()));
        List<EvidenceView> found =
                rows.list(project.id(), cursor, where, most.value() + 1).stream()
                        .map(row -> EvidenceView.of(row.file(), null))
                        .toList();
        return Page.of(found, most, EvidenceView::id);
    }

    @GetMapping(FILES + "/{id}")
    @Access(Permission.EVIDENCE_READ)
    @Operation(
            operationId = "getEvidence",
            summary = "What is known of a file; that somebody looked is recorded")
    EvidenceView get(ProjectRef project, @PathVariable String id) {
        EvidenceFile file = find(project, id);
        custody.viewed(project, file);
        return EvidenceView.of(file, rows.things(id));
    }

    private EvidenceFile find(ProjectRef project, String id) {
        return files.find(project, id).orElseThrow(() -> Problem.notFound("the file"));
    }

    @RequestMapping(
            path = FILES + "/{id}/content",
            method = {RequestMethod.GET, RequestMethod.HEAD})
    @Access(Permission.EVIDENCE_READ)
    @Operation(
            operationId = "downloadEvidence",
            summary = "A file's bytes, or with Range a part of them; recorded before they leave")
    void content(
            ProjectRef project,
            @PathVariable String id,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        download.answer(project, files.readable(project, id), request, response);
    }

    @GetMapping(FILES + "/{id}/thumbnail")
    @Access(Permission.EVIDENCE_READ)
    @Operation(
            operationId = "getEvidenceThumbnail",
            summary = "A small PNG of a JPEG, PNG or GIF; recorded as a view")
    ResponseEntity<byte[]> thumbnail(ProjectRef project, @PathVariable String id) {
        EvidenceFile file = files.readable(project, id);
        byte[] picture = thumbnails.of(file);
        custody.viewed(project, file);
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "private, no-cache")
                .eTag("\"t-" + file.sha256() + "\"")
                .body(picture);
    }
}
