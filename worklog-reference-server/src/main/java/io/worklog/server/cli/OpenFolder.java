package io.worklog.server.cli;

import io.worklog.checkpoint.KeyHistory;
import io.worklog.error.StoreUnavailableException;
import io.worklog.evidence.FileEvidenceStore;
import io.worklog.file.FileLogOptions;
import io.worklog.file.FileLogStore;
import io.worklog.file.FileSigningKeys;
import io.worklog.log.LogId;
import io.worklog.persistence.lucene.LuceneEventIndex;
import io.worklog.spi.EvidenceStore;
import io.worklog.spi.LogStore;
import io.worklog.spi.SigningKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The stores of a Worklog folder, for commands that look at stored bytes themselves: verify,
 * export, witness. Nothing is recorded through it.
 */
final class OpenFolder implements AutoCloseable {
    private final Call call;
    private final Path folder;
    private final LogStore store;
    private final SigningKeys keys;
    private final @Nullable EvidenceStore evidence;
    private @Nullable LuceneEventIndex index;

    private OpenFolder(
            Call call,
            Path folder,
            LogStore store,
            SigningKeys keys,
            @Nullable EvidenceStore evidence) {
        this.call = call;
        this.folder = folder;
        this.store = store;
        this.keys = keys;
        this.evidence = evidence;
    }

    /** Opens the stores of a place that is there. */
    static OpenFolder open(Call call, Place place) {
        requireThere(call, place);
        LogStore store =
                place.store() == null
                        ? FileLogStore.open(place.dir(), FileLogOptions.defaults())
                        : elsewhere(call, place.store());
        try {
            return new OpenFolder(
                    call,
                    place.dir(),
                    store,
                    FileSigningKeys.open(place.dir(), call.session().random()),
                    evidenceIn(place.dir()));
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** None where the host keeps attached bytes elsewhere: they are not checked then, not missed. */
    private static @Nullable EvidenceStore evidenceIn(Path dir) {
        Path folder = dir.resolve("evidence");
        return Files.isDirectory(folder) ? FileEvidenceStore.open(folder) : null;
    }

    private static LogStore elsewhere(Call call, String url) {
        return new StoreUrls(call.session()).logs(url, StoreUrls.STORE_PASSWORD, false);
    }

    private static void requireThere(Call call, Place place) {
        if (place.store() == null && !Files.isDirectory(place.dir().resolve("logs"))) {
            throw call.failure(ExitCode.UNREACHABLE, "error.noFolder", place.dir());
        }
    }

    /** Opens the stores, or looks at them where another process works in the folder. */
    static OpenFolder read(Call call, Place place) {
        try {
            return open(call, place);
        } catch (StoreUnavailableException inUse) {
            if (place.store() != null) {
                throw inUse;
            }
            return inspect(call, place);
        }
    }

    /**
     * Looks at the logs of a place that is there, also where another process works in the folder or
     * a log is too damaged to be opened. Attached bytes are then left out: their store would tidy
     * up.
     */
    static OpenFolder inspect(Call call, Place place) {
        requireThere(call, place);
        return new OpenFolder(
                call,
                place.dir(),
                place.store() == null
                        ? FileLogStore.inspect(place.dir())
                        : elsewhere(call, place.store()),
                FileSigningKeys.open(place.dir(), call.session().random()),
                null);
    }

    LogStore store() {
        return store;
    }

    @Nullable EvidenceStore evidence() {
        return evidence;
    }

    KeyHistory keys(LogId log) {
        return keys.history(log);
    }

    /** All logs, or the one that is named and must be there. */
    List<LogId> logs(@Nullable LogId wanted) {
        List<LogId> all = store.logs();
        if (wanted == null) {
            return all;
        }
        if (!all.contains(wanted)) {
            String there = all.stream().map(LogId::value).collect(Collectors.joining(", "));
            throw call.failure(
                    ExitCode.USAGE, "error.noLog", wanted, there.isEmpty() ? "–" : there);
        }
        return List.of(wanted);
    }

    /** The newest signed checkpoint of a log that must be there. */
    byte[] checkpoint(LogId log) {
        logs(log);
        return store.checkpoint(log)
                .orElseThrow(() -> call.failure(ExitCode.NOT_VERIFIED, "error.notSealed"));
    }

    /** The event index, where the folder has one; opened when it is first asked for. */
    @Nullable LuceneEventIndex index() {
        Path files = folder.resolve(Session.INDEX);
        if (index == null && Files.isDirectory(files)) {
            index = LuceneEventIndex.open(files, Session.indexOptions());
        }
        return index;
    }

    @Override
    public void close() {
        try (LogStore last = store) {
            if (index != null) {
                index.close();
            }
            if (evidence != null) {
                evidence.close();
            }
        }
    }
}
