package io.worklog.outbox;

import io.worklog.spi.Outbox;
import io.worklog.spi.RefusedEntry;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/**
 * Moves committed events from an outbox into their logs, and lets an operator decide about those a
 * log refuses. Thread-safe.
 */
public interface OutboxRelay extends AutoCloseable {
    /** Starts a relay on a thread of its own, named {@code worklog-relay}. */
    static OutboxRelay start(
            Outbox outbox, RelayHost host, InstantSource clock, RelaySettings settings) {
        DefaultRelay relay = new DefaultRelay(outbox, host, clock, settings);
        relay.start();
        return relay;
    }

    /** How it is doing; does not ask the database. */
    RelayStatus status();

    /** Looks now for what was committed, rather than at the next interval. */
    void wake();

    /** Events that were set aside because their log will never take them, oldest first. */
    List<RefusedEntry> refused(int most);

    /**
     * Tries a refused event again, for instance after what held its key was found to be a mistake.
     *
     * @return whether there was such an event
     */
    boolean retry(UUID eventId);

    /**
     * Gives up a refused event. The decision is an event of the log it was meant for, durable
     * before the row goes.
     *
     * @param reason why, in the operator's words
     * @return whether there was such an event
     */
    boolean discard(UUID eventId, String reason);

    /**
     * Moves what is committed now, for as long as the settings allow, and ends. What is left stays
     * in the outbox for the next relay.
     */
    @Override
    void close();
}
