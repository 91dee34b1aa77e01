package io.worklog.testkit;

import io.worklog.spi.HostTransactions;
import io.worklog.spi.LogStore;
import io.worklog.spi.Outbox;
import io.worklog.spi.SigningKeys;
import java.util.List;
import javax.sql.DataSource;

/** A database with an outbox in it, and a store for the logs, here or there. For one test class. */
public interface TransactionalPlace extends AutoCloseable {
    /** Connections of the host, as its driver makes them; each closed by who takes it. */
    DataSource source();

    /**
     * An outbox as one node has it; every one of them is on the same tables.
     *
     * @param source where it takes connections for its relay
     */
    Outbox outbox(DataSource source, HostTransactions host);

    /** Opens the store of the logs. It is closed before it is opened again. */
    LogStore openStore();

    /** Keys of the logs, the same after each call. */
    SigningKeys keys();

    /**
     * Class and arguments of a program that opens this very place in another process and calls
     * {@link TransactionalChild#run}. The store is closed when it starts.
     */
    List<String> child();

    @Override
    void close();
}
