package io.worklog.server.log;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.worklog.AuditLog;
import io.worklog.checkpoint.Checkpoint;
import io.worklog.checkpoint.LogKey;
import io.worklog.checkpoint.SignedNote;
import io.worklog.error.StoreUnavailableException;
import io.worklog.log.LogEntry;
import io.worklog.merkle.TileId;
import io.worklog.server.access.Access;
import io.worklog.server.access.Permission;
import io.worklog.server.access.ProjectRef;
import io.worklog.server.api.ApiProblem;
import io.worklog.server.api.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * A project's log in the public format of C2SP tlog-tiles, so that verifiers nobody here wrote can
 * check it. Shows what the newest checkpoint covers and nothing beyond. No personal value is in it.
 */
@RestController
@Tag(name = "log")
final class TileController {
    private static final String LOG = "/logs/{project}";
    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
    private static final int LEVELS = 6;
    private static final int BUNDLE_EVENTS = 64;

    /** Tells a verifier where a pruned log begins; it looks up in the log why. */
    private static final String MIN_INDEX = "Worklog-Min-Index";

    /** For caches of one reader only: a login is needed for it. */
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();

    private static final CacheControl SOME_TIME =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePrivate();

    private final EventReader reader;

    TileController(EventReader reader) {
        this.reader = reader;
    }

    /** The newest checkpoint. */
    @GetMapping(LOG + "/checkpoint")
    @Access(Permission.EVENT_READ)
    @Operation(operationId = "logCheckpoint", summary = "The newest signed checkpoint")
    ResponseEntity<byte[]> checkpoint(ProjectRef project) {
        AuditLog log = reader.log(project);
        SignedNote note = log.checkpoint().orElseGet(log::seal);
        return ResponseEntity.ok()
                .contentType(TEXT)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .header(MIN_INDEX, Long.toString(log.head().minIndex()))
                .body(note.bytes());
    }

    /** Every key. */
    @GetMapping(LOG + "/keys")
    @Access(Permission.EVENT_READ)
    @Operation(
            operationId = "logKeys",
            summary = "Every public key of the log, one verifier key on a line, oldest first")
    ResponseEntity<String> keys(ProjectRef project) {
        String lines =
                reader.log(project).keys().keys().stream()
                        .map(TileController::line)
                        .collect(Collectors.joining());
        return ResponseEntity.ok()
                .contentType(TEXT)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(lines);
    }

    /** The key alone on its line, so that it can be pasted; the sizes it may sign are in the log. */
    private static String line(LogKey key) {
        return key.key().toString() + "\n";
    }

    /** A bundle of entries. */
    @GetMapping(LOG + "/tile/entries/{*place}")
    @Access(Permission.EVENT_READ)
    @Operation(
            operationId = "logEntries",
            summary = "Up to 256 entries, each with its length in two bytes before it")
    ResponseEntity<byte[]> entries(ProjectRef project, @PathVariable("place") String place) {
        TilePlace wanted = place(place);
        return reader.read(
                project,
                "tiles",
                BUNDLE_EVENTS,
                log -> {
                    requireSealed(log, wanted.end(0));
                    long first = wanted.index() * TileId.FULL;
                    if (first < log.head().minIndex()) {
                        throw EventLookup.absent(log, first, "the entries");
                    }
                    return answer(wanted, bundle(log, wanted));
                });
    }

    /** A hash tile. */
    @GetMapping(LOG + "/tile/{level:[0-9]}/{*place}")
    @Access(Permission.EVENT_READ)
    @Operation(operationId = "logTile", summary = "Up to 256 hashes of a level of the tree")
    ResponseEntity<byte[]> tile(
            ProjectRef project,
            @PathVariable("level") int level,
            @PathVariable("place") String place) {
        TilePlace wanted = place(place);
        if (level >= LEVELS) {
            throw Problem.notFound("the tile");
        }
        AuditLog log = reader.log(project);
        requireSealed(log, wanted.end(level));
        try {
            TileId id = new TileId(level, wanted.index(), wanted.width());
            return answer(wanted, log.source().tile(id));
        } catch (NoSuchFileException e) {
            throw gone(e);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static TilePlace place(String text) {
        return TilePlace.parse(text).orElseThrow(() -> Problem.notFound("the tile"));
    }

    private static void requireSealed(AuditLog log, long end) {
        long size =
                log.checkpoint()
                        .map(note -> Checkpoint.parse(note.text()).size().value())
                        .orElse(0L);
        if (end < 0 || end > size) {
            throw Problem.notFound("the tile");
        }
    }

    private static byte[] bundle(AuditLog log, TilePlace wanted) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            for (LogEntry entry : log.source().entries(wanted.index(), 0, wanted.width())) {
                byte[] sealed = entry.sealed();
                out.write(sealed.length >>> 8);
                out.write(sealed.length);
                out.write(sealed);
            }
        } catch (NoSuchFileException e) {
            throw gone(e);
        } catch (IOException e) {
            throw unreadable(e);
        }
        return out.toByteArray();
    }

    private static Problem gone(NoSuchFileException why) {
        Problem problem = Problem.notFound("the tile");
        problem.addSuppressed(why);
        return problem;
    }

    /** A store that is away can be asked again; what is damaged cannot be given out. */
    private static RuntimeException unreadable(IOException why) {
        if (why.getCause() instanceof StoreUnavailableException away) {
            return away;
        }
        Problem problem = Problem.of(ApiProblem.ENTRY_DAMAGED, "the tile cannot be read");
        problem.addSuppressed(why);
        return problem;
    }

    private static ResponseEntity<byte[]> answer(TilePlace wanted, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(wanted.isFull() ? FOR_EVER : SOME_TIME)
                .body(bytes);
    }
}
