package io.worklog.server.evidence;

import io.worklog.server.access.Caller;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.api.ApiProblem;
import io.worklog.server.api.Problem;
import io.worklog.server.db.Ids;
import io.worklog.server.evidence.Intake.Wanted;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes files, in one piece or in several with breaks between. Thread-safe. */
final class Uploads {
    private static final int OPEN_AT_ONCE = 50;

    private final UploadRows rows;
    private final LimitRows limits;
    private final Staging staging;
    private final Intake intake;
    private final Ids ids;
    private final InstantSource clock;
    private final Duration ttl;

    Uploads(
            UploadRows rows,
            LimitRows limits,
            Staging staging,
            Intake intake,
            Ids ids,
            InstantSource clock,
            Duration ttl) {
        this.rows = rows;
        this.limits = limits;
        this.staging = staging;
        this.intake = intake;
        this.ids = ids;
        this.clock = clock;
        this.ttl = ttl;
    }

    /** Takes a file in one piece; what arrived of one that breaks off is dropped. */
    EvidenceFile whole(
            Caller caller,
            ProjectRef project,
            String name,
            @Nullable String sha256,
            InputStream bytes)
            throws IOException {
        requireOpen(project);
        EvidenceLimits allowed = limits.of(project.id()).limits();
        String id = ids.next("upl");
        List<Part> parts = new ArrayList<>();
        try {
            append(project, id, 0, bytes, allowed.maxBytes(), parts::add);
            return intake.take(
                    caller,
                    new Wanted(project, name, sha256, allowed),
                    () -> staging.open(project.tenant(), id, parts),
                    () -> {});
        } catch (Staging.BrokenOffException e) {
            throw Problem.invalid("body", "ended before it was complete");
        } finally {
            staging.remove(parts);
        }
    }

    private void append(
            ProjectRef project,
            String id,
            long start,
            InputStream bytes,
            long limit,
            Staging.PartSink sink)
            throws IOException {
        try {
            staging.append(project.tenant(), id, start, bytes, limit, sink);
        } catch (IllegalArgumentException tooMuch) {
            throw tooLarge(limit);
        }
    }

    private static Problem tooLarge(long limit) {
        return Problem.of(
                EvidenceProblem.EVIDENCE_TOO_LARGE, "a file may have " + limit + " bytes here");
    }

    /** Begins a file that comes in pieces. */
    Upload begin(
            Caller caller,
            ProjectRef project,
            String name,
            @Nullable Long size,
            @Nullable String sha256) {
        requireOpen(project);
        long limit = limits.of(project.id()).limits().maxBytes();
        if (size != null && size > limit) {
            throw tooLarge(limit);
        }
        if (rows.open(caller) >= OPEN_AT_ONCE) {
            throw Problem.of(
                    EvidenceProblem.TOO_MANY_UPLOADS, OPEN_AT_ONCE + " uploads are not complete");
        }
        Instant now = clock.instant();
        Upload upload =
                new Upload(
                        ids.next("upl"),
                        project.id(),
                        caller.userId(),
                        name,
                        size,
                        sha256,
                        0,
                        now.plus(ttl));
        rows.add(upload, project.tenant(), now);
        return upload;
    }

    Upload find(Caller caller, ProjectRef project, String id) {
        return rows.find(caller, project, id).orElseThrow(() -> Problem.notFound("the upload"));
    }

    /**
     * Goes on with a file.
     *
     * @param offset where the caller believes that it goes on
     * @return the upload as it is now; also where the caller broke off
     */
    Upload append(Caller caller, ProjectRef project, String id, long offset, InputStream bytes)
            throws IOException {
        requireOpen(project);
        Upload upload = find(caller, project, id);
        if (upload.offset() != offset) {
            throw elsewhere(upload.offset());
        }
        Long size = upload.size();
        long limit = size == null ? limits.of(project.id()).limits().maxBytes() : size;
        try {
            append(project, id, offset, bytes, limit, part -> count(upload, part));
        } catch (Staging.BrokenOffException brokenOff) {
            return find(caller, project, id);
        }
        return find(caller, project, id);
    }

    private void count(Upload upload, Part part) {
        if (!rows.received(upload.id(), part, clock.instant().plus(ttl))) {
            staging.remove(List.of(part));
            throw elsewhere(-1);
        }
    }

    private static Problem elsewhere(long offset) {
        return Problem.of(
                EvidenceProblem.UPLOAD_OFFSET_CONFLICT,
                offset < 0
                        ? "another request sends the same place"
                        : "the upload goes on at byte " + offset);
    }

    /** Ends a file that has arrived in whole. */
    EvidenceFile complete(Caller caller, ProjectRef project, String id) throws IOException {
        requireOpen(project);
        Upload upload = find(caller, project, id);
        Long size = upload.size();
        if (size != null && size != upload.offset()) {
            throw Problem.of(
                    EvidenceProblem.UPLOAD_INCOMPLETE,
                    upload.offset() + " of " + size + " bytes have arrived");
        }
        List<Part> parts = rows.parts(id);
        EvidenceLimits allowed = limits.of(project.id()).limits();
        EvidenceFile file =
                intake.take(
                        caller,
                        new Wanted(project, upload.name(), upload.sha256(), allowed),
                        () -> staging.open(project.tenant(), id, parts),
                        () -> requireFirst(id));
        staging.remove(parts);
        return file;
    }

    /** Of two that complete one upload at once, one makes the file. */
    private void requireFirst(String id) {
        if (!rows.remove(id)) {
            throw Problem.notFound("the upload");
        }
    }

    void abandon(Caller caller, ProjectRef project, String id) {
        drop(find(caller, project, id).id());
    }

    /** Drops uploads that rested too long; returns how many. */
    int dropExpired(int most) {
        List<String> expired = rows.expired(clock.instant(), most);
        expired.forEach(this::drop);
        return expired.size();
    }

    private void drop(String id) {
        List<Part> parts = rows.parts(id);
        rows.remove(id);
        staging.remove(parts);
    }

    private static void requireOpen(ProjectRef project) {
        if (project.archived()) {
            throw Problem.of(ApiProblem.CONFLICT, "the project is archived");
        }
    }
}
