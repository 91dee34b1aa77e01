package io.worklog;

import io.worklog.catalog.Catalog;
import io.worklog.spi.CheckpointAnchor;
import io.worklog.spi.EventIndex;
import io.worklog.spi.EvidenceStore;
import io.worklog.spi.LogStore;
import io.worklog.spi.SigningKeys;
import io.worklog.spi.WorklogListener;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a builder was told, with the defaults. */
final class WorklogSettings {
    @Nullable Path directory;
    @Nullable LogStore store;
    @Nullable SigningKeys keys;
    InstantSource clock = InstantSource.system();
    SecureRandom random = new SecureRandom();
    @Nullable Supplier<? extends EventIndex> index;
    @Nullable EvidenceStore evidence;
    long maxEvidenceBytes = 100L << 20;
    final List<CheckpointAnchor> anchors = new ArrayList<>();
    final List<WorklogListener> listeners = new ArrayList<>();
    Catalog catalog = Catalog.open();
    String installation = "worklog.local";
    String defaultLog = Worklog.DEFAULT_LOG;
    @Nullable String source;
    Predicate<? super Throwable> denied = failure -> false;
    Duration checkpointInterval = Duration.ofSeconds(1);
    Duration heartbeatInterval = Duration.ofHours(1);
    int queueEvents = 16_384;
    long queueBytes = 32L << 20;
    Duration indexWait = Duration.ofSeconds(5);
    boolean readOnly;

    Worklog open() {
        throw new UnsupportedOperationException("the file store is not there yet");
    }
}
