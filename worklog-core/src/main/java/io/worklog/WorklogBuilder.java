package io.worklog;

import io.worklog.catalog.Catalog;
import io.worklog.catalog.EventLabels;
import io.worklog.context.WorklogContext;
import io.worklog.file.FileHeadMemory;
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
import io.worklog.spill.SpillLimits;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Settings of a {@link Worklog}. Needed is a folder, or a store together with keys. What is handed
 * in is closed with the worklog. Not thread-safe.
 */
public final class WorklogBuilder {
    private final WorklogSettings settings = new WorklogSettings();

    WorklogBuilder() {}

    /** Keeps logs, keys and evidence in a folder; what is set beside it replaces a part of it. */
    public WorklogBuilder directory(Path directory) {
        settings.directory = directory;
        return this;
    }

    /** Keeps logs there. */
    public WorklogBuilder store(LogStore store) {
        settings.store = store;
        return this;
    }

    /** Signs with these keys. */
    public WorklogBuilder keys(SigningKeys keys) {
        settings.keys = keys;
        return this;
    }

    /**
     * Remembers there, on a disk of this node, what was signed, so that a store that went back is
     * noticed; in the folder of {@link #directory} unless set, where there is one and the store is
     * not in it.
     */
    public WorklogBuilder heads(HeadMemory heads) {
        settings.heads = heads;
        return this;
    }

    /** Remembers what was signed in files of a folder on a disk of this node. */
    public WorklogBuilder headFolder(Path folder) {
        return heads(FileHeadMemory.open(folder));
    }

    /**
     * Keeps {@link io.worklog.catalog.Delivery#DURABLE} and {@link
     * io.worklog.catalog.Delivery#BACKGROUND} events in a folder on this node's own disk while the
     * store is away, and moves them into their logs, in order and once, when it is back; without it
     * durable ones are refused, and those in the background lost and counted. Receipts of durable
     * ones are {@link ReceiptState#SPILLED}. Bulk operations are not spilled.
     *
     * @param folder of this process alone; what an earlier one left in it is moved too
     */
    public WorklogBuilder spill(Path folder, SpillLimits limits) {
        settings.spill = new SpillSettings(folder, limits);
        return this;
    }

    /** Tells the time; the system's clock unless set. */
    public WorklogBuilder clock(InstantSource clock) {
        settings.clock = clock;
        return this;
    }

    /** Makes ids, salts and keys. */
    public WorklogBuilder random(SecureRandom random) {
        settings.random(random);
        return this;
    }

    /** Finds events with this index; the log itself is searched unless set. */
    public WorklogBuilder index(Supplier<? extends EventIndex> index) {
        settings.index = index;
        return this;
    }

    /** Keeps attached bytes there. */
    public WorklogBuilder evidence(EvidenceStore evidence) {
        settings.evidence = evidence;
        return this;
    }

    /** Refuses attached files larger than this; 100 MiB unless set. */
    public WorklogBuilder maxEvidenceBytes(long bytes) {
        settings.maxEvidenceBytes = bytes;
        return this;
    }

    /** Hands every checkpoint to this anchor too. */
    public WorklogBuilder anchor(CheckpointAnchor anchor) {
        settings.anchors.add(anchor);
        return this;
    }

    /** Tells this listener too. */
    public WorklogBuilder listener(WorklogListener listener) {
        settings.listeners.add(listener);
        return this;
    }

    /**
     * Holds events that are appended as they are to these types; any type is allowed unless set.
     */
    public WorklogBuilder catalog(Catalog catalog) {
        settings.catalog(catalog);
        return this;
    }

    /**
     * Freezes the names that people know values and objects by into every event that is recorded;
     * none but those of the types unless set. Events that are appended as they are keep what they
     * have.
     */
    public WorklogBuilder labels(EventLabels labels) {
        settings.labels = labels;
        return this;
    }

    /** First part of every log's origin and key name; {@code worklog.local} unless set. */
    public WorklogBuilder installation(String name) {
        settings.installation = name;
        return this;
    }

    /** The log that the worklog itself stands for; {@link Worklog#DEFAULT_LOG} unless set. */
    public WorklogBuilder defaultLog(String name) {
        settings.defaultLog = name;
        return this;
    }

    /** What this recorder is called in its events; host name and process id unless set. */
    public WorklogBuilder source(String name) {
        settings.source = name;
        return this;
    }

    /**
     * Where recordings get what they do not say themselves: who acts, for whom, from where; {@link
     * WorklogContext#current} unless set. Asked on the thread that begins a recording; MUST begin
     * with what that thread carries, be fast and not throw.
     */
    public WorklogBuilder context(Supplier<WorklogContext> context) {
        settings.context = context;
        return this;
    }

    /** Stands around the calls that hosts wait for. */
    public WorklogBuilder observer(CallObserver observer) {
        settings.observer = observer;
        return this;
    }

    /** Which exceptions mean that access was refused; {@link SecurityException} is always one. */
    public WorklogBuilder deniedWhen(Predicate<? super Throwable> denied) {
        settings.denied = denied;
        return this;
    }

    /** How often a log with something new is sealed; one second unless set. */
    public WorklogBuilder checkpointInterval(Duration interval) {
        settings.checkpointInterval = interval;
        return this;
    }

    /** How often the meta log lists the heads of all logs; one hour unless set. */
    public WorklogBuilder heartbeatInterval(Duration interval) {
        settings.heartbeatInterval = interval;
        return this;
    }

    /** How many events, and how many of their bytes, may wait for the store per log. */
    public WorklogBuilder queue(int events, long bytes) {
        settings.queueEvents = events;
        settings.queueBytes = bytes;
        return this;
    }

    /** How long a query waits for the index to see what was acknowledged; 5 s unless set. */
    public WorklogBuilder indexWait(Duration limit) {
        settings.indexWait = limit;
        return this;
    }

    /**
     * Tells other nodes that share the store when a log has grown, and hears it from them, so that
     * their readers need not wait for the next poll.
     *
     * @param poll how long a waiting reader goes without asking the store, heard or not; one second
     *     unless set
     */
    public WorklogBuilder tail(TailSignal signal, Duration poll) {
        settings.tail = signal;
        settings.tailPoll = poll;
        return this;
    }

    /**
     * Lets events with {@link io.worklog.catalog.Delivery#TRANSACTIONAL} join the host's database
     * transactions, and relays what was committed. All worklogs that share an outbox share the
     * logs.
     */
    public WorklogBuilder outbox(Outbox outbox) {
        settings.outbox = outbox;
        return this;
    }

    /** How often the relay looks for what other processes committed; 500 ms unless set. */
    public WorklogBuilder relayInterval(Duration interval) {
        settings.relayInterval = interval;
        return this;
    }

    /** How long closing relays what is committed before it leaves the rest; 10 s unless set. */
    public WorklogBuilder relayDrain(Duration limit) {
        settings.relayDrain = limit;
        return this;
    }

    /**
     * Opens a log that its store finds damaged all the same, as far as it can still be read, so that
     * the others can be used: nothing is added to it or signed of it ({@link
     * io.worklog.error.IntegrityException}, with the first bad entry), verifying names what is
     * damaged, and its health says so. Unless set such a log is refused, and so is the whole worklog
     * where it is the default one. The worklog's own log is refused in any case, and a log of which
     * nothing can be read.
     */
    public WorklogBuilder quarantine() {
        settings.quarantine = true;
        return this;
    }

    /**
     * Only reads: nothing is recorded, signed or erased, and no log is made. A folder is read beside
     * the process that writes to it, up to the newest checkpoint.
     */
    public WorklogBuilder readOnly() {
        settings.readOnly = true;
        return this;
    }

    /**
     * Looks for logs that this node signed further than their store goes, as after a failover to a
     * replica that lagged behind, without changing anything. Everything handed in is closed.
     *
     * @return by name; empty where nothing is lost
     */
    public List<LostTail> findLost() {
        return settings.findLost();
    }

    /**
     * Continues every log of which a part is lost as a new log, which begins by saying what was
     * lost. The old one is ended in the store as it is, for all nodes: from then on {@link
     * Worklog#log} gives the new one for the old name. Asked again it does nothing more. Everything
     * handed in is closed.
     *
     * @param reason goes into the first event of each new log
     * @throws IllegalStateException if the store cannot end a log
     */
    public List<Continuation> continueLost(String reason) {
        return settings.continueLost(reason);
    }

    /**
     * Opens.
     *
     * @throws IllegalArgumentException if settings are wrong; names all of them
     * @throws io.worklog.error.IntegrityException if what is there is damaged or incomplete
     * @throws io.worklog.error.StoreUnavailableException if the store cannot be used
     */
    public Worklog open() {
        return settings.open();
    }

    /**
     * Takes the folder or store and looks at the logs that are there, as {@link #open} does, and
     * leaves the rest until something is asked of the worklog for the first time, so that a host
     * need not wait for it when it starts. Meanwhile nobody else can use the folder, and the logs do
     * not say that this process started. In a folder with nothing in it there is nothing to look at,
     * and nearly all is left. What fails then is thrown by the call that asked, and tried again by
     * the next one; closed before, the worklog leaves nothing in its logs. Settings MUST NOT be
     * changed afterwards.
     *
     * @throws IllegalArgumentException if settings are wrong; names all of them
     * @throws io.worklog.error.IntegrityException if what is there is damaged or incomplete
     * @throws io.worklog.error.StoreUnavailableException if the store cannot be used
     */
    public Worklog openLater() {
        return settings.openLater();
    }
}
