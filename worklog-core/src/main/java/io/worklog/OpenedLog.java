package io.worklog;

import io.worklog.bundle.BundleWriter;
import io.worklog.catalog.EventType;
import io.worklog.catalog.WorklogTypes;
import io.worklog.checkpoint.Checkpoint;
import io.worklog.checkpoint.KeyHistory;
import io.worklog.checkpoint.NoteSignature;
import io.worklog.checkpoint.SignedNote;
import io.worklog.context.WorklogContext;
import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.log.LogId;
import io.worklog.log.LogIndex;
import io.worklog.log.TreeSize;
import io.worklog.merkle.Proofs;
import io.worklog.proof.ProofFile;
import io.worklog.query.EventQuery;
import io.worklog.query.PageRequest;
import io.worklog.retention.Retention;
import io.worklog.sequence.LogSealer;
import io.worklog.sequence.Outcome;
import io.worklog.sequence.Sequencer;
import io.worklog.sequence.Submission;
import io.worklog.spi.CallObserver.Call;
import io.worklog.spi.EvidenceStore;
import io.worklog.spi.LogHead;
import io.worklog.spill.LogSpill;
import io.worklog.verify.LogSource;
import io.worklog.verify.LogSources;
import io.worklog.verify.Progress;
import io.worklog.verify.VerifyReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One open log. */
final class OpenedLog implements AuditLog {
    private final LogId id;
    private final Shared shared;
    private final Sequencer sequencer;
    private final LogSealer sealer;
    private final Recorder recorder;
    private final LogReader reader;
    private final EventFinder finder;

    /** Made when it is first needed: few logs ever need it. */
    private @Nullable Retention retention;

    /** What may be done with it as it was when it was opened. */
    private final LogState state;

    /** Events that wait for the store; absent where they are refused instead. */
    private final @Nullable LogSpill spill;

    /**
     * Puts a log together.
     *
     * @param spill takes events while the store is away; absent where they are refused instead
     * @param state what may be done with it
     */
    OpenedLog(
            Shared shared,
            Sequencer sequencer,
            LogSealer sealer,
            @Nullable LogSpill spill,
            LogState state) {
        this.id = sequencer.head().log();
        this.state = state;
        this.shared = shared;
        this.sequencer = sequencer;
        this.sealer = sealer;
        this.spill = spill;
        this.recorder =
                new Recorder(id, shared, sequencer, new DurableWay(id, shared, sequencer, spill));
        this.reader = new LogReader(shared.reads(), id, sequencer);
        this.finder = new EventFinder(id, reader, shared.index());
    }

    @Override
    public LogId id() {
        return id;
    }

    @Override
    public <T> Recording<T> record(EventType<T> type) {
        state.requireWritable();
        OwnTypes.requireNot(type.name());
        return begin(type, shared.context().get());
    }

    /** Begins an event that nobody but Worklog is behind. */
    <T> Recording<T> recordBySystem(EventType<T> type) {
        return begin(type, WorklogContext.empty()).actor(Actor.system());
    }

    private <T> Recording<T> begin(EventType<T> type, WorklogContext context) {
        return new DefaultRecording<>(type, recorder, shared, context);
    }

    /** Whether entries can still be added. */
    boolean goesOn() {
        return state.goesOn() && !sequencer.hasEnded();
    }

    /** Whether it is damaged and only read. */
    boolean isQuarantined() {
        return state.damage() != null;
    }

    @Override
    public <T, R> BatchReceipt batch(
            String name,
            EventType<T> type,
            Iterable<? extends R> rows,
            BiConsumer<? super R, ? super Recording<T>> each) {
        state.requireWritable();
        OwnTypes.requireNot(type.name());
        return new BatchRecorder(recorder, shared).record(name, type, rows, each);
    }

    @Override
    public <R> BatchReceipt batch(
            String name,
            Iterable<? extends R> rows,
            BiConsumer<? super R, ? super Recording<Object>> each) {
        return batch(name, EventType.named(name), rows, each);
    }

    @Override
    public Receipt append(AuditEvent event) {
        state.requireWritable();
        OwnTypes.requireNot(event.type().name());
        return recorder.record(shared.types().of(event), unrecorded(event));
    }

    @Override
    public CompletableFuture<Receipt> appendAsync(AuditEvent event) {
        state.requireWritable();
        OwnTypes.requireNot(event.type().name());
        return recorder.recordAsync(shared.types().of(event), unrecorded(event));
    }

    @Override
    public Receipt append(EventType<?> type, AuditEvent event) {
        state.requireWritable();
        OwnTypes.requireNot(event.type().name());
        return recorder.record(ReadyTypes.waitedFor(type), unrecorded(event));
    }

    @Override
    public CompletableFuture<Receipt> appendAsync(EventType<?> type, AuditEvent event) {
        state.requireWritable();
        OwnTypes.requireNot(event.type().name());
        return recorder.recordAsync(ReadyTypes.waitedFor(type), unrecorded(event));
    }

    private static Unrecorded unrecorded(AuditEvent event) {
        return Unrecorded.of(event.toBuilder(), event.id());
    }

    @Override
    public Receipt handOver(EventType<?> type, AuditEvent event) {
        state.requireWritable();
        OwnTypes.requireNot(event.type().name());
        return recorder.handOverChecked(type, unrecorded(event));
    }

    @Override
    public Optional<RecordedEvent> entry(LogIndex index) {
        know(index);
        return reader.entry(index);
    }

    @Override
    public Stream<RecordedEvent> read(LogIndex from) {
        return reader.from(from);
    }

    @Override
    public EventPage find(EventQuery query, PageRequest page) {
        return shared.calls().around(Call.QUERY, id, () -> finder.find(query, page));
    }

    @Override
    public EventPage findReadable(EventQuery query, PageRequest page) {
        return shared.calls().around(Call.QUERY, id, () -> finder.findReadable(query, page));
    }

    @Override
    public EventPage history(String targetType, String targetId) {
        return shared.calls().around(Call.QUERY, id, () -> finder.history(targetType, targetId));
    }

    @Override
    public TreeSize awaitGrowth(TreeSize known, Duration limit) {
        if (isQuarantined() && sequencer.size().compareTo(known) > 0) {
            return sequencer.size();
        }
        state.requireSound();
        return shared.growth().await(id, known, limit);
    }

    @Override
    public ObjectState stateAsOf(String targetType, String targetId, Instant at) {
        return shared.calls()
                .around(Call.QUERY, id, () -> finder.stateAsOf(targetType, targetId, at));
    }

    @Override
    public ProofFile proof(LogIndex index) {
        know(index);
        if (!sequencer.size().covers(index)) {
            throw new IllegalArgumentException("log " + id + " has no entry " + index);
        }
        SignedNote note = covering(index);
        TreeSize size = Checkpoint.parse(note.text()).size();
        // Another node may have signed more than this one has read.
        know(LogIndex.of(size.value() - 1));
        return new ProofFile(
                Proofs.inclusion(index.value(), size.value(), reader.tiles(sequencer.tree())),
                note);
    }

    private SignedNote covering(LogIndex index) {
        SignedNote newest = sealer.newest().orElse(null);
        if (newest != null && Checkpoint.parse(newest.text()).size().covers(index)) {
            return newest;
        }
        return seal();
    }

    @Override
    public SignedNote seal() {
        state.requireWritable();
        sequencer.catchUp();
        return sealer.seal();
    }

    /** Another node may have added an entry that this one has not seen yet. */
    private void know(LogIndex index) {
        if (!sequencer.size().covers(index)) {
            sequencer.catchUp();
        }
    }

    /** Has sealed what other nodes added and left unsealed. */
    void watch() {
        sequencer.catchUp();
        watchSealing();
    }

    @Override
    public VerifyReport verify() {
        return verify(false, (done, total) -> {});
    }

    @Override
    public VerifyReport verify(boolean deep, Progress progress) {
        if (!shared.readOnly() && goesOn()) {
            seal();
        }
        LogChecks checks = new LogChecks(id, shared);
        return shared.calls().around(Call.VERIFY, id, () -> checks.verify(deep, progress));
    }

    @Override
    public BundleWriter bundles() {
        SignedNote note = sealer.newest().orElseGet(this::seal);
        EvidenceStore attached = shared.evidence().store().orElse(null);
        return BundleWriter.of(shared.store(), id, note, keys(), attached);
    }

    @Override
    public LogSource source() {
        return LogSources.store(shared.store(), id);
    }

    @Override
    public LogHead head() {
        return reader.head();
    }

    @Override
    public Optional<SignedNote> checkpoint() {
        return sealer.newest();
    }

    @Override
    public KeyHistory keys() {
        return shared.keys().history(id);
    }

    @Override
    public KeyHistory rotateKey(String reason) {
        state.requireWritable();
        recordOwn(
                WorklogTypes.KEY_ROTATED,
                shared.context().get(),
                event -> event.target(id.value()).reason(reason));
        sealer.rotateKey();
        return keys();
    }

    @Override
    public Retention retention() {
        state.requireWritable();
        return theRetention();
    }

    /** One for everybody: it does one thing at a time. */
    private synchronized Retention theRetention() {
        if (retention == null) {
            retention = LogRetention.of(id, shared, recorder, sealer);
        }
        return retention;
    }

    @Override
    public LogHealth health() {
        String problem = sealer.problem().orElseGet(shared.index()::problem);
        return new LogHealth(
                id,
                sequencer.size(),
                sealer.sealedSize(),
                sequencer.pending() + recorder.pending(),
                recorder.lost(),
                spill == null ? 0 : spill.waiting(),
                problem,
                shared.outbox().status(),
                shared.weaknesses(),
                isQuarantined());
    }

    /** Adds what a relay brings. */
    List<Outcome> append(List<Submission> inOrder) {
        state.requireSound();
        return sequencer.appendInOrder(inOrder);
    }

    /** Records an event of a type that only Worklog itself records. */
    void recordOwn(EventType<?> type, WorklogContext context, Consumer<? super Recording<?>> fill) {
        DefaultRecording<?> event = new DefaultRecording<>(type, recorder, shared, context);
        fill.accept(event);
        event.commit();
    }

    /** Does what an earlier process left: spilled events, erasures, sealing. */
    void finishEarlierWork() {
        moveSpilled();
        watchSealing();
        long size = sequencer.size().value();
        if (size > 0) {
            long from = size - Retention.LOOKED_AT_ON_OPENING;
            theRetention().resume(LogIndex.of(Math.max(0, from)));
        }
    }

    private void watchSealing() {
        if (sealer.isBehind()) {
            shared.schedule().note(sealer);
        }
    }

    /** Moves what waits on this node's disk into the log, as far as the store takes it. */
    void moveSpilled() {
        if (spill != null && spill.isActive()) {
            try {
                spill.move(shared.store(), new SpilledInto(sequencer, recorder));
            } catch (RuntimeException e) {
                shared.listeners().troubled(id, e);
            }
        }
    }

    /** Takes no more and writes what was taken. */
    void drain() {
        moveSpilled();
        recorder.drain();
        if (spill != null) {
            spill.close();
        }
    }

    void addSignatures(TreeSize size, List<NoteSignature> signatures) {
        sealer.addSignatures(size, signatures);
    }

    /** Size and root of the log as it is now. */
    String headText() {
        Sequencer.Tree tree = sequencer.tree();
        return tree.size() + " " + tree.root().hex();
    }
}
