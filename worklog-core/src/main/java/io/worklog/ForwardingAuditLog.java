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

/** A log that is another one under a second name. */
abstract class ForwardingAuditLog implements AuditLog {
    /** The log that does the work. */
    abstract AuditLog target();

    @Override
    public LogId id() {
        return target().id();
    }

    @Override
    public <T> Recording<T> record(EventType<T> type) {
        return target().record(type);
    }

    @Override
    public <T, R> BatchReceipt batch(
            String name,
            EventType<T> type,
            Iterable<? extends R> rows,
            BiConsumer<? super R, ? super Recording<T>> each) {
        return target().batch(name, type, rows, each);
    }

    @Override
    public <R> BatchReceipt batch(
            String name,
            Iterable<? extends R> rows,
            BiConsumer<? super R, ? super Recording<Object>> each) {
        return target().batch(name, rows, each);
    }

    @Override
    public Receipt append(AuditEvent event) {
        return target().append(event);
    }

    @Override
    public CompletableFuture<Receipt> appendAsync(AuditEvent event) {
        return target().appendAsync(event);
    }

    @Override
    public Receipt append(EventType<?> type, AuditEvent event) {
        return target().append(type, event);
    }

    @Override
    public CompletableFuture<Receipt> appendAsync(EventType<?> type, AuditEvent event) {
        return target().appendAsync(type, event);
    }

    @Override
    public Receipt handOver(EventType<?> type, AuditEvent event) {
        return target().handOver(type, event);
    }

    @Override
    public Optional<RecordedEvent> entry(LogIndex index) {
        return target().entry(index);
    }

    @Override
    public Stream<RecordedEvent> read(LogIndex from) {
        return target().read(from);
    }

    @Override
    public EventPage find(EventQuery query, PageRequest page) {
        return target().find(query, page);
    }

    @Override
    public EventPage findReadable(EventQuery query, PageRequest page) {
        return target().findReadable(query, page);
    }

    @Override
    public EventPage history(String targetType, String targetId) {
        return target().history(targetType, targetId);
    }

    @Override
    public TreeSize awaitGrowth(TreeSize known, Duration limit) {
        return target().awaitGrowth(known, limit);
    }

    @Override
    public ObjectState stateAsOf(String targetType, String targetId, Instant at) {
        return target().stateAsOf(targetType, targetId, at);
    }

    @Override
    public ProofFile proof(LogIndex index) {
        return target().proof(index);
    }

    @Override
    public SignedNote seal() {
        return target().seal();
    }

    @Override
    public VerifyReport verify() {
        return target().verify();
    }

    @Override
    public VerifyReport verify(boolean deep, Progress progress) {
        return target().verify(deep, progress);
    }

    @Override
    public BundleWriter bundles() {
        return target().bundles();
    }

    @Override
    public LogSource source() {
        return target().source();
    }

    @Override
    public LogHead head() {
        return target().head();
    }

    @Override
    public Optional<SignedNote> checkpoint() {
        return target().checkpoint();
    }

    @Override
    public KeyHistory keys() {
        return target().keys();
    }

    @Override
    public KeyHistory rotateKey(String reason) {
        return target().rotateKey(reason);
    }

    @Override
    public Retention retention() {
        return target().retention();
    }

    @Override
    public LogHealth health() {
        return target().health();
    }
}
