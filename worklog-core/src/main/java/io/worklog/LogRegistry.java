package io.worklog;

import io.worklog.error.IntegrityException;
import io.worklog.log.LogId;
import io.worklog.spi.InspectableLogStore;
import io.worklog.spi.LogHead;
import io.worklog.spi.LogStore;
import io.worklog.spi.SigningKeys;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** The open logs of one worklog; opens a log when it is first asked for. Thread-safe. */
final class LogRegistry {
    private static final Duration KEY_TURN = Duration.ofMillis(20);
    private static final int KEY_TURNS = 100;

    private final Shared shared;
    private final String installation;
    private final Consumer<LogId> created;
    private final Map<LogId, OpenedLog> open = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private boolean closed;

    /**
     * An empty registry.
     *
     * @param created hears of a log that was made, before anything can be recorded in it
     */
    LogRegistry(Shared shared, String installation, Consumer<LogId> created) {
        this.shared = shared;
        this.installation = installation;
        this.created = created;
    }

    /**
     * The log, made where there is none and this is allowed; where it was ended, the one that goes
     * on for it.
     */
    OpenedLog openOrCreate(LogId id) {
        OpenedLog found = open.get(id);
        if (found != null && (found.goesOn() || found.isQuarantined())) {
            return found;
        }
        LogId newest = newest(id);
        return existing(newest).orElseGet(() -> createAndOpen(newest));
    }

    /** The log that goes on for this one; itself where it is too damaged to say. */
    LogId newest(LogId id) {
        try {
            return Successors.newest(shared.store(), id);
        } catch (IntegrityException e) {
            if (canQuarantine(id)) {
                return id;
            }
            throw e;
        }
    }

    /** The log itself, or nothing where there is none. */
    Optional<OpenedLog> existing(LogId id) {
        OpenedLog found = open.get(id);
        if (found != null) {
            return Optional.of(found);
        }
        lock.lock();
        try {
            found = open.get(id);
            if (found != null) {
                return Optional.of(found);
            }
            requireOpen();
            return stored(id);
        } finally {
            lock.unlock();
        }
    }

    private Optional<OpenedLog> stored(LogId id) {
        try {
            return shared.store().head(id).map(this::openStored);
        } catch (IntegrityException e) {
            if (canQuarantine(id)) {
                return Optional.of(quarantined(id, e));
            }
            throw e;
        }
    }

    /** What the worklog says of its logs is not believed by halves. */
    private boolean canQuarantine(LogId id) {
        return shared.quarantines()
                && shared.store() instanceof InspectableLogStore
                && !id.value().startsWith(LogId.META.value());
    }

    private OpenedLog quarantined(LogId id, IntegrityException damage) {
        LogStore readable = ((InspectableLogStore) shared.store()).inspected();
        try {
            IntegrityException told = damaged(id, damage);
            OpenedLog log = LogOpening.openDamaged(shared.lookingAt(readable), id, told);
            open.put(id, log);
            shared.listeners().troubled(id, told);
            return log;
        } catch (RuntimeException e) {
            damage.addSuppressed(e);
            throw damage;
        }
    }

    /** What is told of a damaged log: which entry, and not where its files are. */
    static IntegrityException damaged(LogId id, IntegrityException cause) {
        OptionalLong first = cause.firstBadIndex();
        String what = first.isPresent() ? "entry " + first.getAsLong() + " is" : "it is";
        String text =
                "log "
                        + id
                        + ": "
                        + what
                        + " damaged; it is only read until it is restored from a copy and opened"
                        + " again";
        if (first.isEmpty()) {
            return new IntegrityException(text, cause);
        }
        IntegrityException told = new IntegrityException(text, first.getAsLong());
        told.initCause(cause);
        return told;
    }

    /** Whether a log is open that is damaged and only read. */
    boolean isQuarantined(LogId id) {
        OpenedLog found = open.get(id);
        return found != null && found.isQuarantined();
    }

    private OpenedLog openStored(LogHead head) {
        LogId id = head.log();
        requireKey(head);
        OpenedLog log =
                Successors.note(shared.store(), id)
                        .map(note -> LogOpening.openEnded(shared, head, note))
                        .orElseGet(() -> LogOpening.open(shared, writable(head)));
        open.put(id, log);
        return log;
    }

    private LogHead writable(LogHead head) {
        return shared.readOnly() ? head : shared.store().claim(head.log());
    }

    /**
     * A log has a key from its making on. A log without one is being made by another node at this
     * moment; or its making was cut short, nothing was ever recorded or signed, and the key is made
     * now.
     */
    private void requireKey(LogHead head) {
        LogId id = head.log();
        for (int turn = 0; !hasKey(id); turn++) {
            boolean unused =
                    head.size().value() == 0
                            && shared.store().checkpoint(id).isEmpty()
                            && !shared.readOnly();
            if (!unused) {
                shared.keys().history(id);
            } else if (turn == KEY_TURNS) {
                shared.keys().create(id, keyName(id));
            } else {
                LockSupport.parkNanos(KEY_TURN.toNanos());
            }
        }
    }

    private OpenedLog createAndOpen(LogId id) {
        if (shared.readOnly()) {
            throw new IllegalArgumentException("there is no log " + id);
        }
        lock.lock();
        try {
            OpenedLog found = open.get(id);
            if (found != null) {
                return found;
            }
            requireOpen();
            OpenedLog log = LogOpening.open(shared, create(id));
            open.put(id, log);
            return log;
        } finally {
            lock.unlock();
        }
    }

    private LogHead create(LogId id) {
        LogStore store = shared.store();
        SigningKeys keys = shared.keys();
        boolean keyed = hasKey(id);
        Optional<LogHead> madeByAnother = store.head(id);
        if (madeByAnother.isPresent()) {
            return claimed(madeByAnother.get());
        }
        if (keyed) {
            throw new IntegrityException(
                    "log " + id + " has a key and no entries: it was removed from its store");
        }
        LogHead head;
        try {
            head = store.create(id);
        } catch (IllegalStateException e) {
            return claimed(store.head(id).orElseThrow(() -> e));
        }
        keys.create(id, keyName(id));
        created.accept(id);
        return head;
    }

    private LogHead claimed(LogHead head) {
        requireKey(head);
        return shared.store().claim(head.log());
    }

    private boolean hasKey(LogId id) {
        try {
            return !shared.keys().history(id).keys().isEmpty();
        } catch (IntegrityException e) {
            return false;
        }
    }

    private String keyName(LogId id) {
        return installation + "/" + id;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the worklog is closed");
        }
    }

    /** All logs that are open, by name. */
    List<OpenedLog> all() {
        return open.values().stream().sorted((a, b) -> a.id().compareTo(b.id())).toList();
    }

    /** Opens no more. */
    void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
    }
}
