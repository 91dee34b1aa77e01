package io.worklog;

import io.worklog.catalog.EventLabels;
import io.worklog.catalog.EventType;
import io.worklog.context.WorklogContext;
import io.worklog.error.RejectedEventException;
import io.worklog.error.RejectedEventException.Fault;
import io.worklog.event.Actor;
import io.worklog.event.AuditEvent;
import io.worklog.event.AuditEventBuilder;
import io.worklog.event.Change;
import io.worklog.event.EventLimits;
import io.worklog.event.Evidence;
import io.worklog.event.Links;
import io.worklog.event.Message;
import io.worklog.event.Outcome;
import io.worklog.event.Severity;
import io.worklog.event.Target;
import io.worklog.event.Verb;
import io.worklog.sequence.PlacedListener;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gathers one event and hands it to the recorder. */
final class DefaultRecording<T> implements Recording<T> {
    /** Metadata that Worklog may add by itself, of a held clock or an object that was not read. */
    private static final int OWN_MARKS = 3;

    private static final String OWN_PREFIX = "worklog.";

    private final EventType<T> type;
    private final Recorder recorder;
    private final Shared shared;
    private final AuditEventBuilder event;
    private final UUID id;
    private final Map<String, String> args = new TreeMap<>();
    private final Labelling gathered = new Labelling();
    private final Set<String> metadata = new HashSet<>();
    private Links links;
    private boolean committed;

    DefaultRecording(EventType<T> type, Recorder recorder, Shared shared, WorklogContext context) {
        this.type = type;
        this.recorder = recorder;
        this.shared = shared;
        this.id = shared.ids().next();
        this.links = context.links();
        this.event =
                context.applyTo(
                        AuditEvent.builder(type.ref())
                                .actor(Actor.system())
                                .verb(type.verb())
                                .severity(type.severity()));
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public Recording<T> target(String targetId) {
        gathered.add(Target.of(targetType(), targetId));
        return this;
    }

    @Override
    public Recording<T> target(String targetId, String name) {
        gathered.add(Target.of(targetType(), targetId, name));
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
        gathered.add(target);
        return this;
    }

    @Override
    public Recording<T> targets(Collection<Target> targets) {
        targets.forEach(gathered::add);
        return this;
    }

    @Override
    public Recording<T> change(@Nullable T before, @Nullable T after) {
        shared.diff().changes(type, before, after).forEach(gathered::add);
        return this;
    }

    @Override
    public Recording<T> change(Change change) {
        gathered.add(change);
        return this;
    }

    @Override
    public Recording<T> set(String path, @Nullable Object before, @Nullable Object after) {
        shared.diff().changes(type, field(path, before), field(path, after)).forEach(gathered::add);
        return this;
    }

    private static Map<String, Object> field(String path, @Nullable Object value) {
        return value == null ? Map.of() : Collections.singletonMap(path, value);
    }

    @Override
    public Recording<T> reason(String reason) {
        event.reason(reason);
        return this;
    }

    @Override
    public Recording<T> evidence(Evidence evidence) {
        event.evidence(evidence);
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
        args.put(name, value.toString());
        return this;
    }

    @Override
    public Recording<T> metadata(String key, String value) {
        event.metadata(key, value);
        metadata.add(key);
        return this;
    }

    @Override
    public Recording<T> severity(Severity severity) {
        event.severity(severity);
        return this;
    }

    @Override
    public Recording<T> verb(Verb verb) {
        event.verb(verb);
        return this;
    }

    @Override
    public Recording<T> outcome(Outcome outcome) {
        event.outcome(outcome);
        return this;
    }

    @Override
    public Recording<T> outcome(Outcome outcome, String detail) {
        event.outcome(outcome).outcomeDetail(detail);
        return this;
    }

    @Override
    public Recording<T> denied(String detail) {
        return outcome(Outcome.DENIED, detail);
    }

    @Override
    public Recording<T> actor(Actor actor) {
        event.actor(actor);
        return this;
    }

    @Override
    public Recording<T> tenant(String tenant) {
        event.tenant(tenant);
        return this;
    }

    @Override
    public Recording<T> occurredAt(Instant time) {
        event.occurredAt(time);
        return this;
    }

    @Override
    public Recording<T> correlationId(String correlation) {
        links = new Links(correlation, links.causationId(), links.batchId());
        return this;
    }

    @Override
    public Recording<T> causationId(String causation) {
        links = new Links(links.correlationId(), causation, links.batchId());
        return this;
    }

    Recording<T> batchId(String parent) {
        links = new Links(links.correlationId(), links.causationId(), parent);
        return this;
    }

    @Override
    public Recording<T> idempotencyKey(String key) {
        event.idempotencyKey(key);
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
        return recorder.record(type, finished(), id);
    }

    @Override
    public CompletableFuture<Receipt> commitAsync() {
        return recorder.recordAsync(type, finished(), id);
    }

    void submit(PlacedListener told) {
        recorder.submit(ReadyTypes.durable(type), finished(), id, told);
    }

    private AuditEventBuilder finished() {
        if (committed) {
            throw new IllegalStateException("event " + id + " was committed already");
        }
        committed = true;
        if (type.messageKey().isPresent() || !args.isEmpty()) {
            event.message(new Message(type.messageKey().orElse(type.name()), args));
        }
        boolean roomForMark = metadata.size() < EventLimits.MAX_METADATA - OWN_MARKS;
        gathered.into(event, this::labels, roomForMark);
        return event.links(links);
    }

    /** Worklog's own events name parts of logs, which a host has no names for. */
    private EventLabels.Asked labels() {
        boolean own = type.name().startsWith(OWN_PREFIX);
        return (own ? EventLabels.none() : shared.labels()).of(type);
    }
}
