package io.worklog.spring.source.jpa;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What one transaction of one session has changed so far, in the order in which it first touched
 * the entities. For one thread.
 */
final class SessionChanges implements Synchronization {
    private final Map<Key, EntityChange> changes = new LinkedHashMap<>();
    private final ChangeRecorder recorder;
    private final Supplier<Connection> connection;
    private final Runnable forget;
    private List<Runnable> waiting = List.of();

    /** One entity, whatever class of its hierarchy it is seen as. */
    record Key(String rootEntity, String id) {}

    /**
     * Nothing yet.
     *
     * @param connection what the session writes through
     * @param forget drops this when the transaction has ended
     */
    SessionChanges(ChangeRecorder recorder, Supplier<Connection> connection, Runnable forget) {
        this.recorder = recorder;
        this.connection = connection;
        this.forget = forget;
    }

    EntityChange of(Key key, Function<Key, EntityChange> made) {
        return changes.computeIfAbsent(key, made);
    }

    /** Hibernate has written everything and not committed yet. */
    @Override
    public void beforeCompletion() {
        waiting = recorder.record(connection.get(), List.copyOf(changes.values()));
        changes.clear();
    }

    @Override
    public void afterCompletion(int status) {
        forget.run();
        if (status == Status.STATUS_COMMITTED) {
            recorder.afterCommit(waiting);
        }
    }
}
