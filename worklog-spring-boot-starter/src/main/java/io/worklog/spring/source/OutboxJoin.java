package io.worklog.spring.source;

import io.worklog.error.RejectedEventException;
import io.worklog.spi.HostTransactions;
import java.sql.Connection;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Decides whether what was written is recorded in the transaction that wrote it. Thread-safe. */
public final class OutboxJoin {
    private final Supplier<SourceRecorder> recorder;
    private final ObjectProvider<HostTransactions> host;
    private final WriteDelivery delivery;

    /** A decision as the application says; nothing is looked up before it is asked for. */
    public OutboxJoin(
            Supplier<SourceRecorder> recorder,
            ObjectProvider<HostTransactions> host,
            WriteDelivery delivery) {
        this.recorder = recorder;
        this.host = host;
        this.delivery = delivery;
    }

    /**
     * Whether to record now, in the transaction, rather than after its commit.
     *
     * @param connection what it was written through; null where that is not known
     */
    public boolean joins(@Nullable Connection connection) {
        return switch (delivery) {
            case AUTO -> recorder.get().worklog().outbox().isPresent() && isCurrent(connection);
            case TRANSACTIONAL -> true;
            case AFTER_COMMIT -> false;
        };
    }

    /** A transaction of another database cannot carry the event: that waits for the commit. */
    private boolean isCurrent(@Nullable Connection connection) {
        HostTransactions transactions = host.getIfAvailable();
        if (transactions == null) {
            return false;
        }
        try {
            Optional<Connection> current = transactions.current();
            return current.isPresent() && (connection == null || current.get() == connection);
        } catch (RejectedEventException e) {
            return false;
        }
    }
}
