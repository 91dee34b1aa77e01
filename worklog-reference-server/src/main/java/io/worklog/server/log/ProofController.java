package io.worklog.server.log;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.AuditLog;
import io.worklog.checkpoint.Checkpoint;
import io.worklog.log.LogEntry;
import io.worklog.log.LogIndex;
import io.worklog.merkle.ConsistencyProof;
import io.worklog.merkle.Hash;
import io.worklog.merkle.Proofs;
import io.worklog.server.access.Access;
import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.api.Problem;
import io.worklog.server.log.LogView.KeyView;
import io.worklog.spi.LogHead;
import io.worklog.verify.LogSources;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Proofs of a project's log, and where the log stands. */
@RestController
@Tag(name = "log")
final class ProofController {
    private static final String PROJECT = "/api/v1/projects/{project}";
    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

    private final EventReader reader;

    ProofController(EventReader reader) {
        this.reader = reader;
    }

    /** Where the log stands. */
    @GetMapping(PROJECT + "/log")
    @Access(Permission.EVENT_READ)
    @Operation(operationId = "getLog", summary = "Size, newest checkpoint and keys of the log")
    LogView log(ProjectRef project) {
        AuditLog log = reader.log(project);
        LogHead head = log.head();
        var note = log.checkpoint();
        Checkpoint sealed = note.map(signed -> Checkpoint.parse(signed.text())).orElse(null);
        List<KeyView> keys =
                log.keys().keys().stream()
                        .map(key ->
                                new KeyView(
                                        key.key().toString(),
                                        key.from().value(),
                                        key.to() == null ? null : key.to().value()))
                        .toList();
        return new LogView(
                project.log(),
                sealed == null ? null : sealed.origin(),
                head.size().value(),
                sealed == null ? 0 : sealed.size().value(),
                head.minIndex(),
                note.map(signed -> new String(signed.bytes(), StandardCharsets.UTF_8)).orElse(null),
                keys);
    }

    /** The proof of an entry. */
    @GetMapping(path = PROJECT + "/proofs/{index:[0-9]{1,16}}", produces = "text/plain")
    @Access(Permission.EVENT_READ)
    @Operation(
            operationId = "getProof",
            summary = "Proof that an entry is in the log, a file of C2SP tlog-proof")
    ResponseEntity<byte[]> proof(ProjectRef project, @PathVariable("index") long index) {
        AuditLog log = reader.log(project);
        if (log.head().size().value() <= index) {
            throw Problem.notFound("the entry");
        }
        return ResponseEntity.ok()
                .contentType(TEXT)
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"" + project.log() + "-" + index + ".tlog-proof\"")
                .body(log.proof(LogIndex.of(index)).bytes());
    }

    /** Value and salt of each personal field that is not erased. */
    @GetMapping(
            path = PROJECT + "/proofs/{index:[0-9]{1,16}}/openings",
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Access(Permission.EVENT_READ)
    @Operation(
            operationId = "getOpenings",
            summary = "Values and salts of personal fields, which open the entry's commitments")
    ResponseEntity<byte[]> openings(ProjectRef project, @PathVariable("index") long index) {
        byte[] openings =
                reader.read(
                        project,
                        "entry",
                        1,
                        log ->
                                log.entry(LogIndex.of(index))
                                        .map(event -> openings(event.entry()))
                                        .orElseThrow(
                                                () -> EventLookup.absent(log, index, "the entry")));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(openings);
    }

    private static byte[] openings(LogEntry entry) {
        byte[] side = entry.privateSide();
        return side == null ? "{}".getBytes(StandardCharsets.US_ASCII) : side;
    }

    /**
     * Shows that the log at a size begins with the log at a smaller one (RFC 6962).
     *
     * @param from the smaller size
     * @param to the larger size
     * @param fromRoot root over the smaller size, 64 hex digits
     * @param toRoot root over the larger size
     * @param hashes the proof, 64 hex digits each
     */
    record Consistency(long from, long to, String fromRoot, String toRoot, List<String> hashes) {}

    /** The proof that one size follows from another. */
    @GetMapping(PROJECT + "/proofs/consistency")
    @Access(Permission.EVENT_READ)
    @Operation(
            operationId = "getConsistencyProof",
            summary = "Proof that the log only grew between two sealed sizes")
    Consistency consistency(
            ProjectRef project, @RequestParam("from") long from, @RequestParam("to") long to) {
        AuditLog log = reader.log(project);
        long sealed =
                log.checkpoint()
                        .map(note -> Checkpoint.parse(note.text()).size().value())
                        .orElse(0L);
        if (from < 1 || from > to || to > sealed) {
            throw Problem.invalid(
                    "to", "and from must be 1 or more, from not above to, and sealed");
        }
        var tiles = LogSources.tiles(log.source(), to);
        ConsistencyProof proof = Proofs.consistency(from, to, tiles);
        return new Consistency(
                from,
                to,
                Proofs.root(from, LogSources.tiles(log.source(), from)).hex(),
                Proofs.root(to, tiles).hex(),
                proof.path().stream().map(Hash::hex).toList());
    }
}
