package io.worklog;

import io.worklog.codec.EventCodec;
import io.worklog.diff.ObjectDiff;
import io.worklog.event.UuidV7;
import io.worklog.log.LogId;
import io.worklog.log.TreeSize;
import io.worklog.sequence.AnchorFeed;
import io.worklog.sequence.QueueLimits;
import io.worklog.sequence.RecorderClock;
import io.worklog.sequence.SealSchedule;
import io.worklog.sequence.SharedThreads;
import io.worklog.spi.CachedLogStore;
import io.worklog.spi.LogStore;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the parts of a worklog in order; where one fails, those made before are closed again. */
final class Opening {
    private final WorklogSettings settings;
    private @Nullable DefaultWorklog opened;

    Opening(WorklogSettings settings) {
        this.settings = settings;
    }

    Worklog open() {
        return started(checked(store()));
    }

    /** Where a folder is new there is nothing to look at, and no part of it is made before. */
    Worklog openLater() {
        boolean maybeNew = settings.isAllInFolder() && isEmpty(settings.directory);
        LogStore store = store();
        return maybeNew && isNew(store)
                ? new LateWorklog(this, settings.defaultLog, store, null)
                : new LateWorklog(this, settings.defaultLog, store, checked(store));
    }

    /** What logs are kept in; what comes first, as its lock keeps others out. */
    LogStore store() {
        return FolderParts.store(settings);
    }

    private static boolean isEmpty(@Nullable Path folder) {
        if (folder == null || Files.notExists(folder)) {
            return folder != null;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            return !files.iterator().hasNext();
        } catch (IOException e) {
            return false;
        }
    }

    /** Looked at again under the lock: another process may have been here since. */
    private static boolean isNew(LogStore store) {
        try {
            return store.logs().isEmpty();
        } catch (RuntimeException e) {
            closeAfter(e, store::close);
            throw e;
        }
    }

    /** A worklog whose logs were looked at; where that fails, all that was made is closed again. */
    DefaultWorklog checked(LogStore store) {
        DefaultWorklog worklog = assemble(store);
        opened = worklog;
        try {
            worklog.check();
            return worklog;
        } catch (RuntimeException e) {
            closeAfter(e, worklog::abandon);
            throw e;
        }
    }

    /** Says in the log that it started; where that fails, all that was made is closed again. */
    DefaultWorklog started(DefaultWorklog worklog) {
        try {
            worklog.start(settings.heartbeatInterval);
            return worklog;
        } catch (RuntimeException e) {
            closeAfter(e, worklog::abandon);
            throw e;
        }
    }

    List<LostTail> findLost() {
        DefaultWorklog worklog = assemble(store());
        try {
            return worklog.lost();
        } finally {
            worklog.abandon();
        }
    }

    /** Closes in good order, so that what was begun is sealed. */
    List<Continuation> continueLost(String reason) {
        DefaultWorklog worklog = assemble(store());
        List<Continuation> continued;
        try {
            continued = worklog.continueLost(reason);
        } catch (RuntimeException e) {
            closeAfter(e, worklog::abandon);
            throw e;
        }
        worklog.close();
        return continued;
    }

    private static void closeAfter(RuntimeException failure, Runnable closing) {
        try {
            closing.run();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private DefaultWorklog assemble(LogStore store) {
        FolderParts folder = FolderParts.of(settings, store);
        try {
            return assemble(folder);
        } catch (RuntimeException e) {
            closeAfter(e, folder::close);
            throw e;
        }
    }

    private DefaultWorklog assemble(FolderParts folder) {
        LogStore reads = folder.store();
        LogStore store = reads instanceof CachedLogStore cached ? cached.uncached() : reads;
        FollowedIndex index = index(store);
        SharedThreads threads = SharedThreads.forThisMachine();
        Shared shared =
                new Shared(
                        store,
                        reads,
                        folder.keys(),
                        folder.heads(),
                        settings.spill,
                        new EvidenceIntake(folder.evidence(), settings.maxEvidenceBytes),
                        new EventCodec(settings.random()),
                        ObjectDiff.standard(),
                        new UuidV7(settings.clock, new RandomBlocks(settings.random())),
                        settings.clock,
                        new RecorderClock(settings.clock),
                        source(),
                        new ReadyTypes(settings.catalog()),
                        settings.labels,
                        settings.denied,
                        settings.context,
                        settings.observer,
                        new QueueLimits(settings.queueEvents, settings.queueBytes),
                        new Listeners(settings.listeners),
                        threads,
                        new SealSchedule(threads, settings.checkpointInterval),
                        new AnchorFeed(settings.anchors, this::addSignatures),
                        index,
                        new GrowthWatch(store, index, settings.tail, settings.tailPoll),
                        new OutboxPart(settings.outbox, settings.relaySettings()),
                        settings.readOnly,
                        settings.quarantine);
        return new DefaultWorklog(shared, settings.installation, settings.defaultLog);
    }

    private String source() {
        return settings.source == null ? ProcessName.of(settings.random()) : settings.source;
    }

    private FollowedIndex index(LogStore store) {
        if (settings.index == null) {
            return new ScannedLogs(new ScanEventIndex(store));
        }
        return new FedIndex(store, settings.index.get(), settings.indexWait);
    }

    private void addSignatures(LogId log, TreeSize size, List<String> lines) {
        DefaultWorklog worklog = opened;
        if (worklog != null) {
            worklog.addSignatures(log, size, lines);
        }
    }
}
