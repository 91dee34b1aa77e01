package io.worklog;

import io.worklog.catalog.Catalog;
import io.worklog.catalog.EventLabels;
import io.worklog.context.WorklogContext;
import io.worklog.log.LogId;
import io.worklog.outbox.RelaySettings;
import io.worklog.sequence.QueueLimits;
import io.worklog.spi.CallObserver;
import io.worklog.spi.CheckpointAnchor;
import io.worklog.spi.EventIndex;
import io.worklog.spi.EvidenceStore;
import io.worklog.spi.HeadMemory;
import io.worklog.spi.LogStore;
import io.worklog.spi.Outbox;
import io.worklog.spi.SigningKeys;
import io.worklog.spi.TailSignal;
import io.worklog.spi.WorklogListener;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a builder was told, with the defaults. */
final class WorklogSettings {
    private static final Pattern INSTALLATION =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,126}");
    private static final int MAX_SOURCE = 64;

    @Nullable Path directory;
    @Nullable LogStore store;
    @Nullable SigningKeys keys;
    @Nullable HeadMemory heads;
    @Nullable SpillSettings spill;
    InstantSource clock = InstantSource.system();
    private @Nullable SecureRandom random;
    @Nullable Supplier<? extends EventIndex> index;
    @Nullable EvidenceStore evidence;
    long maxEvidenceBytes = 100L << 20;
    final List<CheckpointAnchor> anchors = new ArrayList<>();
    final List<WorklogListener> listeners = new ArrayList<>();
    Supplier<WorklogContext> context = WorklogContext::current;
    CallObserver observer = Unobserved.CALLS;
    private @Nullable Catalog catalog;
    EventLabels labels = EventLabels.none();
    String installation = "worklog.local";
    String defaultLog = Worklog.DEFAULT_LOG;
    @Nullable String source;
    Predicate<? super Throwable> denied = failure -> false;
    Duration checkpointInterval = Duration.ofSeconds(1);
    Duration heartbeatInterval = Duration.ofHours(1);
    int queueEvents = 16_384;
    long queueBytes = 32L << 20;
    Duration indexWait = Duration.ofSeconds(5);
    @Nullable TailSignal tail;
    Duration tailPoll = Duration.ofSeconds(1);
    @Nullable Outbox outbox;
    Duration relayInterval = Duration.ofMillis(500);
    Duration relayDrain = Duration.ofSeconds(10);
    boolean readOnly;
    boolean quarantine;

    void random(SecureRandom given) {
        random = given;
    }

    /** The one that was given; else one that is made now, which takes its time. */
    SecureRandom random() {
        SecureRandom known = random;
        if (known == null) {
            known = new SecureRandom();
            random = known;
        }
        return known;
    }

    void catalog(Catalog given) {
        catalog = given;
    }

    Catalog catalog() {
        return catalog == null ? Catalog.open() : catalog;
    }

    /** Whether a folder holds all there is, so that where it is empty nothing can be wrong. */
    boolean isAllInFolder() {
        boolean kept = store == null && keys == null && heads == null && evidence == null;
        boolean fed = spill == null && outbox == null && tail == null && anchors.isEmpty();
        return directory != null && !readOnly && kept && fed;
    }

    /** Everything that is wrong, with what to call instead. */
    private List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (directory == null && (store == null || keys == null)) {
            faults.add("call directory(…), or store(…) and keys(…)");
        }
        requirePositive("checkpointInterval", checkpointInterval, faults);
        requirePositive("heartbeatInterval", heartbeatInterval, faults);
        requirePositive("tail poll", tailPoll, faults);
        requirePositive("relayInterval", relayInterval, faults);
        requireNotNegative("relayDrain", relayDrain, faults);
        requireNotNegative("indexWait", indexWait, faults);
        if (!INSTALLATION.matcher(installation).matches()) {
            faults.add("installation(\"" + installation + "\"): use letters, digits and . _ / -");
        }
        if (source != null && (source.isBlank() || source.length() > MAX_SOURCE)) {
            faults.add("source(…) has 1 to 64 characters");
        }
        if (maxEvidenceBytes < 1) {
            faults.add("maxEvidenceBytes(" + maxEvidenceBytes + ") is below 1");
        }
        addIfThrown(() -> LogId.of(defaultLog), faults);
        addIfThrown(() -> new QueueLimits(queueEvents, queueBytes), faults);
        return faults;
    }

    private static void requirePositive(String name, Duration value, List<String> faults) {
        if (value.isNegative() || value.isZero()) {
            faults.add(name + "(" + value + ") is not positive");
        }
    }

    private static void requireNotNegative(String name, Duration value, List<String> faults) {
        if (value.isNegative()) {
            faults.add(name + "(" + value + ") is negative");
        }
    }

    RelaySettings relaySettings() {
        return new RelaySettings(relayInterval, relayDrain, RelaySettings.DEFAULT_MOST);
    }

    private static void addIfThrown(Runnable check, List<String> faults) {
        try {
            check.run();
        } catch (IllegalArgumentException e) {
            faults.add(String.valueOf(e.getMessage()));
        }
    }

    Worklog open() {
        requireValid();
        return new Opening(this).open();
    }

    Worklog openLater() {
        requireValid();
        return new Opening(this).openLater();
    }

    List<LostTail> findLost() {
        requireValid();
        return new Opening(this).findLost();
    }

    List<Continuation> continueLost(String reason) {
        requireValid();
        return new Opening(this).continueLost(reason);
    }

    private void requireValid() {
        List<String> faults = faults();
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(
                    "Worklog cannot be opened: " + String.join("; ", faults));
        }
    }
}
