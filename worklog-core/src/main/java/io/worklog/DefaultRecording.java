package io.worklog;

import io.worklog.catalog.EventLabels;
import io.worklog.catalog.EventType;
import io.worklog.context.WorklogContext;
import io.worklog.diff.ObjectDiff;
import io.worklog.diff.Snapshot;
import io.worklog.error.RejectedEventException;
import io.worklog.error.RejectedEventException.Fault;
import io.worklog.event.Actor;
import io.worklog.event.Change;
import io.worklog.event.Evidence;
import io.worklog.event.Links;
import io.worklog.event.Outcome;
import io.worklog.event.Severity;
import io.worklog.event.Target;
import io.worklog.event.Verb;
import io.worklog.sequence.PlacedListener;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gathers one event and hands it to the recorder. */
final class DefaultRecording<T> implements Recording<T> {
    private static final String OWN_PREFIX = "worklog.";

    private final EventType<T> type;
    private final Recorder recorder;
    private final Shared shared;
    private final UUID id;
    private @Nullable Draft draft;
    private boolean committed;

    DefaultRecording(EventType<T> type, Recorder recorder, Shared shared, WorklogContext context) {
        this.type = type;
        this.recorder = recorder;
        this.shared = shared;
        this.id = shared.ids().next();
        this.draft = new Draft(type, id, shared.diff(), context);
    }

    /** What is said after the commit goes nowhere: another thread may have the event by then. */
    private Draft draft() {
        Draft open = draft;
        if (open == null) {
            open = new Draft(type, id, shared.diff(), WorklogContext.empty());
            draft = open;
        }
        return open;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public Recording<T> target(String targetId) {
        draft().target(Target.of(targetType(), targetId));
        return this;
    }

    @Override
    public Recording<T> target(String targetId, String name) {
        draft().target(Target.of(targetType(), targetId, name));
        return this;
    }

    private String targetType() {
        Fault fault =
                new Fault(
                        "/targets",
                        "need a kind: the type " + type.name() + " names none, give a Target");
        return type.targetType()
                .orElseThrow(() -> new RejectedEventException("event " + id, List.of(fault)));
    }

    @Override
    public Recording<T> target(Target target) {
        draft().target(target);
        return this;
    }

    @Override
    public Recording<T> targets(Collection<Target> targets) {
        targets.forEach(draft()::target);
        return this;
    }

    @Override
    public Recording<T> change(@Nullable T before, @Nullable T after) {
        ObjectDiff diff = shared.diff();
        return changes(diff.snapshot(type, before), diff.snapshot(type, after));
    }

    @Override
    public Recording<T> changes(Snapshot before, Snapshot after) {
        if (before.mayCompareLater(type, after)) {
            draft().change(new TwoStates(before, after));
        } else {
            before.changesTo(type, after).forEach(draft()::change);
        }
        return this;
    }

    @Override
    public Recording<T> change(Change change) {
        draft().change(change);
        return this;
    }

    @Override
    public Recording<T> set(String path, @Nullable Object before, @Nullable Object after) {
        Objects.requireNonNull(path, "path");
        if (shared.diff().mayCompareLater(type, before, after)) {
            draft().set(new FieldSet(path, before, after));
        } else {
            shared.diff().changes(type, path, before, after).forEach(draft()::change);
        }
        return this;
    }

    @Override
    public Recording<T> reason(String reason) {
        draft().reason = reason;
        return this;
    }

    @Override
    public Recording<T> evidence(Evidence evidence) {
        draft().evidence(evidence);
        return this;
    }

    @Override
    public Recording<T> evidence(Path file) {
        return evidence(shared.evidence().take(file));
    }

    @Override
    public Recording<T> evidence(InputStream bytes, String mediaType, String name) {
        return evidence(shared.evidence().take(bytes, mediaType, name));
    }

    @Override
    public Recording<T> arg(String name, Object value) {
        draft().arg(name, value.toString());
        return this;
    }

    @Override
    public Recording<T> metadata(String key, String value) {
        draft().metadata(key, value);
        return this;
    }

    @Override
    public Recording<T> severity(Severity severity) {
        draft().severity = Objects.requireNonNull(severity, "severity");
        return this;
    }

    @Override
    public Recording<T> verb(Verb verb) {
        draft().verb = Objects.requireNonNull(verb, "verb");
        return this;
    }

    @Override
    public Recording<T> outcome(Outcome outcome) {
        draft().outcome = Objects.requireNonNull(outcome, "outcome");
        return this;
    }

    @Override
    public Recording<T> outcome(Outcome outcome, String detail) {
        draft().outcomeDetail = detail;
        return outcome(outcome);
    }

    @Override
    public Recording<T> denied(String detail) {
        return outcome(Outcome.DENIED, detail);
    }

    @Override
    public Recording<T> actor(Actor actor) {
        draft().actor = Objects.requireNonNull(actor, "actor");
        return this;
    }

    @Override
    public Recording<T> tenant(String tenant) {
        draft().tenant = Objects.requireNonNull(tenant, "tenant");
        return this;
    }

    @Override
    public Recording<T> occurredAt(Instant time) {
        draft().occurredAt = Objects.requireNonNull(time, "occurredAt");
        return this;
    }

    @Override
    public Recording<T> correlationId(String correlation) {
        Links links = draft().links;
        draft().links = new Links(correlation, links.causationId(), links.batchId());
        return this;
    }

    @Override
    public Recording<T> causationId(String causation) {
        Links links = draft().links;
        draft().links = new Links(links.correlationId(), causation, links.batchId());
        return this;
    }

    Recording<T> batchId(String parent) {
        Links links = draft().links;
        draft().links = new Links(links.correlationId(), links.causationId(), parent);
        return this;
    }

    @Override
    public Recording<T> idempotencyKey(String key) {
        draft().idempotencyKey = key;
        return this;
    }

    @Override
    public Watched watching(Supplier<? extends @Nullable T> state) {
        return new WatchedWork(this, shared.denied(), new StateWatch<>(type, shared.diff(), state));
    }

    @Override
    public <R, X extends Exception> R call(Action<R, X> work) throws X {
        return new WatchedWork(this, shared.denied(), null).call(work);
    }

    @Override
    public Receipt commit() {
        return recorder.record(type, finished());
    }

    @Override
    public CompletableFuture<Receipt> commitAsync() {
        return recorder.recordAsync(type, finished());
    }

    void submit(PlacedListener told) {
        recorder.submit(ReadyTypes.durable(type), finished(), told);
    }

    private Draft finished() {
        if (committed) {
            throw new IllegalStateException("event " + id + " was committed already");
        }
        Draft done = draft();
        committed = true;
        draft = null;
        EventLabels labels = labels();
        if (labels != EventLabels.none()) {
            Labelling.into(done, labels);
        }
        return done;
    }

    /** Worklog's own events name parts of logs, which a host has no names for. */
    private EventLabels labels() {
        return type.name().startsWith(OWN_PREFIX) ? EventLabels.none() : shared.labels();
    }
}
