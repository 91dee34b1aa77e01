package io.worklog.testing;

import io.worklog.AuditLog;
import io.worklog.BatchReceipt;
import io.worklog.EventPage;
import io.worklog.LogHealth;
import io.worklog.ObjectState;
import io.worklog.Receipt;
import io.worklog.RecordedEvent;
import io.worklog.Recording;
import io.worklog.Worklog;
import io.worklog.WorklogBuilder;
import io.worklog.bundle.BundleWriter;
import io.worklog.catalog.EventType;
import io.worklog.checkpoint.KeyHistory;
import io.worklog.checkpoint.SignedNote;
import io.worklog.event.AuditEvent;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.memory.MemoryLogStore;
import io.worklog.outbox.OutboxRelay;
import io.worklog.proof.ProofFile;
import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import io.worklog.retention.Retention;
import io.worklog.spi.EvidenceStore;
import io.worklog.spi.LogHead;
import io.worklog.verify.LogSource;
import io.worklog.verify.Progress;
import io.worklog.verify.VerifyReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A real worklog on the heap with a clock a test can move: what passes here is sealed and signed as
 * in production, and forgotten afterwards. See {@link WorklogAssertions#assertThat}.
 */
public final class RecordingWorklog implements Worklog {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final SettableClock clock;
    private final Worklog worklog;

    private RecordingWorklog(SettableClock clock, Worklog worklog) {
        this.clock = clock;
        this.worklog = worklog;
    }

    /** An empty one whose clock stands at the start of 2026, UTC. */
    public static RecordingWorklog open() {
        return open(builder -> builder);
    }

    /** An empty one with settings of the host's own. */
    public static RecordingWorklog open(UnaryOperator<WorklogBuilder> settings) {
        SettableClock clock = SettableClock.at(START);
        WorklogBuilder builder =
                Worklog.builder()
                        .store(MemoryLogStore.create())
                        .keys(MemorySigningKeys.create())
                        .clock(clock);
        return new RecordingWorklog(clock, settings.apply(builder).open());
    }

    /** The clock that events take their times from. */
    public SettableClock clock() {
        return clock;
    }

    /** Everything recorded in the default log so far, in order. */
    public List<RecordedEvent> events() {
        try (Stream<RecordedEvent> all = worklog.read(LogIndex.of(0))) {
            return all.toList();
        }
    }

    @Override
    public LogId id() {
        return worklog.id();
    }

    @Override
    public <T> Recording<T> record(EventType<T> type) {
        return worklog.record(type);
    }

    @Override
    public <T, R> BatchReceipt batch(
            String name,
            EventType<T> type,
            Iterable<? extends R> rows,
            BiConsumer<? super R, ? super Recording<T>> each) {
        return worklog.batch(name, type, rows, each);
    }

    @Override
    public <R> BatchReceipt batch(
            String name,
            Iterable<? extends R> rows,
            BiConsumer<? super R, ? super Recording<Object>> each) {
        return worklog.batch(name, rows, each);
    }

    @Override
    public Receipt append(AuditEvent event) {
        return worklog.append(event);
    }

    @Override
    public CompletableFuture<Receipt> appendAsync(AuditEvent event) {
        return worklog.appendAsync(event);
    }

    @Override
    public Receipt append(EventType<?> type, AuditEvent event) {
        return worklog.append(type, event);
    }

    @Override
    public CompletableFuture<Receipt> appendAsync(EventType<?> type, AuditEvent event) {
        return worklog.appendAsync(type, event);
    }

    @Override
    public Receipt handOver(EventType<?> type, AuditEvent event) {
        return worklog.handOver(type, event);
    }

    @Override
    public Optional<RecordedEvent> entry(LogIndex index) {
        return worklog.entry(index);
    }

    @Override
    public Stream<RecordedEvent> read(LogIndex from) {
        return worklog.read(from);
    }

    @Override
    public EventPage find(EventQuery query, PageRequest page) {
        return worklog.find(query, page);
    }

    @Override
    public EventPage findReadable(EventQuery query, PageRequest page) {
        return worklog.findReadable(query, page);
    }

    @Override
    public EventPage history(String targetType, String targetId) {
        return worklog.history(targetType, targetId);
    }

    @Override
    public TreeSize awaitGrowth(TreeSize known, Duration limit) {
        return worklog.awaitGrowth(known, limit);
    }

    @Override
    public ObjectState stateAsOf(String targetType, String targetId, Instant at) {
        return worklog.stateAsOf(targetType, targetId, at);
    }

    @Override
    public ProofFile proof(LogIndex index) {
        return worklog.proof(index);
    }

    @Override
    public SignedNote seal() {
        return worklog.seal();
    }

    @Override
    public VerifyReport verify() {
        return worklog.verify();
    }

    @Override
    public VerifyReport verify(boolean deep, Progress progress) {
        return worklog.verify(deep, progress);
    }

    @Override
    public BundleWriter bundles() {
        return worklog.bundles();
    }

    @Override
    public LogSource source() {
        return worklog.source();
    }

    @Override
    public LogHead head() {
        return worklog.head();
    }

    @Override
    public Optional<SignedNote> checkpoint() {
        return worklog.checkpoint();
    }

    @Override
    public KeyHistory keys() {
        return worklog.keys();
    }

    @Override
    public KeyHistory rotateKey(String reason) {
        return worklog.rotateKey(reason);
    }

    @Override
    public Retention retention() {
        return worklog.retention();
    }

    @Override
    public LogHealth health() {
        return worklog.health();
    }

    @Override
    public AuditLog log(String name) {
        return worklog.log(name);
    }

    @Override
    public Optional<AuditLog> existing(String name) {
        return worklog.existing(name);
    }

    @Override
    public List<LogId> logs() {
        return worklog.logs();
    }

    @Override
    public Optional<EvidenceStore> evidence() {
        return worklog.evidence();
    }

    @Override
    public Optional<OutboxRelay> outbox() {
        return worklog.outbox();
    }

    @Override
    public List<LogHealth> healthOfAll() {
        return worklog.healthOfAll();
    }

    @Override
    public void close() {
        worklog.close();
    }
}
