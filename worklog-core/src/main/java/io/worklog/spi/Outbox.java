package io.worklog.spi;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps events inside the host's own database transactions until a relay has moved them into their
 * logs. Thread-safe.
 *
 * <p>An entry exists if and only if the transaction it was added in commits. Rows leave only after
 * the log has them, so that a crash between the two leaves a row that is moved once more and found
 * by its key. Every method but {@link #close} throws {@link
 * io.worklog.error.StoreUnavailableException} when the database cannot be reached or refuses.
 */
public interface Outbox extends AutoCloseable {
    /**
     * Adds an entry through the connection of the host's current transaction, and through no other.
     * MUST NOT commit, roll back or close it, nor change its settings.
     *
     * @param sparing whether the host goes on if this fails: its transaction MUST then be as usable
     *     as before
     * @throws io.worklog.error.RejectedEventException if the thread is in no transaction
     * @throws io.worklog.error.TransactionLostException if the database has given up the host's
     *     transaction, whatever {@code sparing} asks
     */
    void add(OutboxEntry entry, boolean sparing);

    /** Has a relay of this process woken about when transactions with new entries end. */
    void onCommit(Runnable wake);

    /**
     * Goes once through all streams (log and source) that have committed entries waiting. While a
     * stream is being moved no other relay, on any node, MUST be given it; streams that others are
     * moving are left out. Within a stream the mover MUST be given the entries in the order of
     * their rows, and always the first ones that wait. Rows are removed only after the mover has
     * said that they are in the log.
     *
     * @param most how many entries of one stream to hand over at a time
     */
    OutboxPass relay(int most, OutboxMover mover);

    /** How much waits and how much is set aside. */
    OutboxCounts counts();

    /** Entries that were set aside, oldest first. */
    List<RefusedEntry> refused(int most);

    /** The entry with this event id, if it was set aside. */
    Optional<RefusedEntry> refused(UUID eventId);

    /**
     * Has an entry that was set aside tried again, at its old place among those that wait.
     *
     * @return whether there was such an entry
     */
    boolean retry(UUID eventId);

    /**
     * Removes an entry that was set aside.
     *
     * @return whether there was such an entry
     */
    boolean discard(UUID eventId);

    /** Refuses new entries from now on; what was added stays. The host's pool is not closed. */
    @Override
    void close();
}
