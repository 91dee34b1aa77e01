package io.worklog;

import io.worklog.log.LogId;
import io.worklog.outbox.OutboxRelay;
import io.worklog.spi.EvidenceStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An audit trail: some logs, their keys and whatever finds and keeps their events. It is itself its
 * default log, so that most hosts need nothing else. Thread-safe.
 */
public interface Worklog extends AuditLog, AutoCloseable {
    /** The name of the log that a worklog itself stands for, unless the builder says otherwise. */
    String DEFAULT_LOG = "default";

    /**
     * Opens a folder, making it where there is none: durable, signed, one process at a time.
     *
     * @throws io.worklog.error.IntegrityException if what is there is damaged or incomplete
     * @throws io.worklog.error.StoreUnavailableException if it cannot be used, or another process
     *     holds it
     */
    static Worklog open(Path directory) {
        return builder().directory(directory).open();
    }

    /** Settings, for all but the simplest hosts. */
    static WorklogBuilder builder() {
        return new WorklogBuilder();
    }

    /**
     * The log with a name, made where there is none.
     *
     * @throws IllegalArgumentException if the name is not one; see {@link LogId}
     */
    AuditLog log(String name);

    /** The log with a name, or nothing where there is none. */
    Optional<AuditLog> existing(String name);

    /** All logs there are, by name. */
    List<LogId> logs();

    /** Where attached bytes are; nothing where none was given. */
    Optional<EvidenceStore> evidence();

    /** The relay of transactional events; nothing where no outbox was given or nothing is written. */
    Optional<OutboxRelay> outbox();

    /** How every open log is doing, by name. */
    List<LogHealth> healthOfAll();

    /**
     * Relays what transactions have committed, takes no more events, writes those it has, seals every log and lets go of the stores. A
     * second call does nothing.
     */
    @Override
    void close();
}
