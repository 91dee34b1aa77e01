package io.worklog;

import io.worklog.log.LogId;
import io.worklog.outbox.OutboxRelay;
import io.worklog.spi.EvidenceStore;
import io.worklog.spi.LogStore;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A worklog that was taken and looked at, and is opened by whoever asks it for something first.
 * Thread-safe.
 */
final class LateWorklog extends ForwardingAuditLog implements Worklog {
    private final Opening opening;
    private final String defaultLog;
    private final ReentrantLock lock = new ReentrantLock();

    /** Taken, and not yet part of a worklog. */
    private @Nullable LogStore store;

    /** Made of the store already, as there were logs to look at. */
    private @Nullable DefaultWorklog checked;

    private volatile @Nullable DefaultWorklog opened;
    private boolean closed;

    /**
     * Holds what was taken.
     *
     * @param checked made of the store; absent where that is new
     */
    LateWorklog(
            Opening opening, String defaultLog, LogStore store, @Nullable DefaultWorklog checked) {
        this.opening = opening;
        this.defaultLog = defaultLog;
        this.store = store;
        this.checked = checked;
    }

    private DefaultWorklog worklog() {
        DefaultWorklog ready = opened;
        return ready == null ? open() : ready;
    }

    private DefaultWorklog open() {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the worklog is closed");
            }
            DefaultWorklog ready = opened;
            if (ready == null) {
                ready = opening.started(made());
                opened = ready;
            }
            return ready;
        } finally {
            lock.unlock();
        }
    }

    /** What was made already, once; after a failure, which closed that, all is taken anew. */
    private DefaultWorklog made() {
        LogStore taken = store;
        DefaultWorklog made = checked;
        store = null;
        checked = null;
        if (made != null) {
            return made;
        }
        return opening.checked(taken == null ? opening.store() : taken);
    }

    @Override
    AuditLog target() {
        return worklog().target();
    }

    @Override
    public LogId id() {
        return LogId.of(defaultLog);
    }

    @Override
    public AuditLog log(String name) {
        return worklog().log(name);
    }

    @Override
    public Optional<AuditLog> existing(String name) {
        return worklog().existing(name);
    }

    @Override
    public List<LogId> logs() {
        return worklog().logs();
    }

    @Override
    public Optional<EvidenceStore> evidence() {
        return worklog().evidence();
    }

    @Override
    public Optional<OutboxRelay> outbox() {
        return worklog().outbox();
    }

    @Override
    public List<LogHealth> healthOfAll() {
        return worklog().healthOfAll();
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                closeWhatIsThere();
            }
        } finally {
            lock.unlock();
        }
    }

    private void closeWhatIsThere() {
        DefaultWorklog ready = opened;
        if (ready != null) {
            ready.close();
        } else if (checked != null) {
            checked.abandon();
        } else if (store != null) {
            store.close();
        }
    }
}
