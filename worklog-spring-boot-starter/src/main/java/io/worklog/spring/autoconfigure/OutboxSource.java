package io.worklog.spring.autoconfigure;

import io.worklog.spi.Outbox;

/** Opens the outbox in the application's own database. */
interface OutboxSource {
    /** Whether the application has transactions in a database of its own; does not connect. */
    boolean isOffered();

    /** Whether that database is the one that a technology keeps logs in. */
    boolean isBeside(Technology logs);

    /**
     * Opens the outbox.
     *
     * @throws WorklogStartException if that is not possible
     */
    Outbox open();
}
