package io.worklog;

import io.worklog.bundle.BundleWriter;
import io.worklog.catalog.EventType;
import io.worklog.checkpoint.KeyHistory;
import io.worklog.checkpoint.SignedNote;
import io.worklog.event.AuditEvent;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.proof.ProofFile;
import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import io.worklog.retention.Retention;
import io.worklog.spi.LogHead;
import io.worklog.verify.LogSource;
import io.worklog.verify.Progress;
import io.worklog.verify.VerifyReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * One log: record events in it, read them back, prove them. Thread-safe.
 *
 * <p>Every method that needs the store throws {@link io.worklog.error.StoreUnavailableException}
 * when it cannot be reached, and {@link io.worklog.error.IntegrityException} when what it holds is
 * not what was sealed.
 */
public interface AuditLog {
    /** Which log. */
    LogId id();

    /** Begins an event. Nothing is recorded before it is committed. */
    <T> Recording<T> record(EventType<T> type);

    /**
     * Records a bulk operation: one parent, then one child per row that names the parent's id as
     * its batch id. Waits until all are durable. An exception of {@code each} stops it; the events
     * recorded by then stay.
     * With a {@link io.worklog.catalog.Delivery#TRANSACTIONAL} type parent and children become part
     * of the host's transaction instead, and all go if that is rolled back.
     *
     * @param name what the operation is called
     * @param type type of each child
     * @param each fills in a child; MUST NOT commit it
     */
    <T, R> BatchReceipt batch(
            String name,
            EventType<T> type,
            Iterable<? extends R> rows,
            BiConsumer<? super R, ? super Recording<T>> each);

    /** Records a bulk operation whose children have its name as their type. */
    <R> BatchReceipt batch(
            String name,
            Iterable<? extends R> rows,
            BiConsumer<? super R, ? super Recording<Object>> each);

    /**
     * Records an event that came from elsewhere, as an import does. Id, times, actor and content
     * stay as they are; log, source, number and recordedAt become this recorder's own.
     */
    Receipt append(AuditEvent event);

    /** Like {@link #append(AuditEvent)}, without waiting for the store. Faults are thrown here. */
    CompletableFuture<Receipt> appendAsync(AuditEvent event);

    /**
     * Like {@link #append(AuditEvent)}, but held to the rules of a type that the catalog need not
     * have: what is personal or secret in the event, and what it must give. The event's own name and
     * version of its type stay; it is waited for, whatever the type says of its delivery.
     */
    Receipt append(EventType<?> type, AuditEvent event);

    /**
     * Like {@link #append(EventType, AuditEvent)}, without waiting for the store. Faults are thrown
     * here. Events that one thread hands over get their places in that order.
     */
    CompletableFuture<Receipt> appendAsync(EventType<?> type, AuditEvent event);

    /**
     * Like {@link #append(EventType, AuditEvent)}, but the call returns as soon as the bounded queue
     * has the event: see {@link io.worklog.catalog.Delivery#BACKGROUND}. Unlike there the event is
     * checked within the call, and a full queue throws, so that the caller can tell whoever sent it.
     * What becomes of it after that is counted and reported, as for any event in the background.
     *
     * @return a receipt that is {@link ReceiptState#HANDED_OVER}
     * @throws io.worklog.error.RejectedEventException if the event breaks a rule
     * @throws io.worklog.error.BackpressureException if the queue is full
     */
    Receipt handOver(EventType<?> type, AuditEvent event);

    /**
     * One event, checked against the tree; nothing where there is no such entry or it was pruned.
     *
     * @throws io.worklog.error.IntegrityException if the bytes are not what was sealed
     */
    Optional<RecordedEvent> entry(LogIndex index);

    /** Events from an index on, in order, to the end the log has now. Close the stream. */
    Stream<RecordedEvent> read(LogIndex from);

    /**
     * Events that match. Sees whatever was acknowledged before the call, unless the index needs
     * longer than the builder's limit to catch up; {@link EventPage#indexedTo} says how far it saw.
     * A page of large events (4 MiB and more) ends before its limit: only a cursor that is absent
     * says that nothing follows.
     *
     * @throws IllegalArgumentException if the query names another log or the cursor is of another
     *     query
     */
    EventPage find(EventQuery query, PageRequest page);

    /**
     * Like {@link #find}, for readers who are shown a list: an event whose entry cannot be read any
     * more does not hide the others, but is named in {@link EventPage#damaged}. Whoever leaves
     * those out MUST say so. Without an event index the log itself is searched, and that ends at a
     * damaged entry as {@link #find} does.
     */
    EventPage findReadable(EventQuery query, PageRequest page);

    /** The newest 100 events about an object, newest first. */
    EventPage history(String targetType, String targetId);

    /**
     * Waits until the log has more entries than the caller knows of, whichever node appends them.
     *
     * @param known how many the caller has seen
     * @param limit how long to wait at most
     * @return how many there are: not more than {@code known} where the time was over, the thread
     *     was interrupted or the worklog is being closed
     */
    TreeSize awaitGrowth(TreeSize known, Duration limit);

    /**
     * An object as the changes recorded with success say it was, by the host's own times.
     *
     * @param at events that occurred later are left out
     */
    ObjectState stateAsOf(String targetType, String targetId, Instant at);

    /** A proof that an entry is in the log; seals the log first where needed. */
    ProofFile proof(LogIndex index);

    /**
     * Signs a checkpoint over everything acknowledged before the call, after re-reading what is new
     * and checking it against the last signed head.
     *
     * @throws io.worklog.error.IntegrityException if what is stored contradicts what was signed
     */
    SignedNote seal();

    /**
     * Checks the whole log: seals what is new, then re-reads every entry, private value and
     * attached file. Never throws for what it finds; a log opened for reading is checked as far as
     * it is sealed.
     */
    VerifyReport verify();

    /**
     * Checks the whole log.
     *
     * @param deep whether the index is held against the entries too
     * @param progress hears how far it has come
     */
    VerifyReport verify(boolean deep, Progress progress);

    /** Makes bundles of entries for auditors, as the newest checkpoint covers them. */
    BundleWriter bundles();

    /** The log in the public formats, to be checked or exported. */
    LogSource source();

    /** Where the log stands in its store. */
    LogHead head();

    /** The newest checkpoint; nothing where none was signed yet. */
    Optional<SignedNote> checkpoint();

    /** Every public key the log ever had. */
    KeyHistory keys();

    /**
     * Seals the log, records the rotation under the old key and signs with a new one from then on.
     */
    KeyHistory rotateKey(String reason);

    /** Erasure, legal hold and pruning. */
    Retention retention();

    /** How the log is doing. */
    LogHealth health();
}
