package io.worklog.client;

import io.worklog.event.Actor;
import io.worklog.event.Outcome;
import io.worklog.event.Severity;
import io.worklog.event.Target;
import io.worklog.event.Verb;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One event in the making, for the log of a project on a server. It has an idempotency key from the
 * beginning, so that it is recorded once however often it is sent. Not thread-safe.
 */
public final class RemoteRecording {
    private final RemoteEvents events;
    private final Map<String, Object> members = new LinkedHashMap<>();
    private final List<ApiJson> targets = new ArrayList<>();
    private final List<ApiJson> changes = new ArrayList<>();
    private final List<ApiJson> evidence = new ArrayList<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();

    RemoteRecording(RemoteEvents events, String type, String key) {
        this.events = events;
        members.put("type", Objects.requireNonNull(type, "type"));
        members.put("idempotencyKey", key);
    }

    /** Adds an object. */
    public RemoteRecording target(String type, String id) {
        return target(Target.of(type, id));
    }

    /** Adds an object. */
    public RemoteRecording target(Target target) {
        targets.add(
                ApiJson.of(
                        "type", target.type(),
                        "id", target.id(),
                        "name", target.name(),
                        "role", target.role()));
        return this;
    }

    /** Adds one difference: texts, booleans and whole numbers; null for a side that is absent. */
    public RemoteRecording set(String path, @Nullable Object before, @Nullable Object after) {
        changes.add(ApiJson.of("path", path, "old", before, "new", after));
        return this;
    }

    /** Attaches a file that the project has already, as {@link ProjectClient#upload} gave it. */
    public RemoteRecording evidence(ApiJson file) {
        evidence.add(
                ApiJson.of(
                        "sha256", file.text("sha256"),
                        "size", file.number("size"),
                        "mediaType", file.text("mediaType"),
                        "name", file.find("name").orElse(null)));
        return this;
    }

    /** Says why. */
    public RemoteRecording reason(String reason) {
        members.put("reason", reason);
        return this;
    }

    /** Says who did it, where the caller only reports what somebody else did. */
    public RemoteRecording actor(Actor actor) {
        members.put("actor", party(actor));
        return this;
    }

    private static ApiJson party(Actor actor) {
        ApiJson party = ApiJson.of("type", actor.type(), "id", actor.id(), "name", actor.name());
        List<ApiJson> principals = actor.onBehalfOf().stream().map(RemoteRecording::party).toList();
        return principals.isEmpty() ? party : party.with("onBehalfOf", principals);
    }

    /** Says how it ended. */
    public RemoteRecording outcome(Outcome outcome) {
        members.put("outcome", word(outcome));
        return this;
    }

    /** Says what kind of act it is, where the type does not. */
    public RemoteRecording verb(Verb verb) {
        members.put("verb", word(verb));
        return this;
    }

    /** Says how grave it is, where the type does not. */
    public RemoteRecording severity(Severity severity) {
        members.put("severity", word(severity));
        return this;
    }

    /** Adds a pair. */
    public RemoteRecording metadata(String name, String value) {
        metadata.put(name, value);
        return this;
    }

    /** Says when it happened; the moment of recording unless said. */
    public RemoteRecording occurredAt(Instant time) {
        members.put("occurredAt", time);
        return this;
    }

    /** Names the business operation it is part of. */
    public RemoteRecording correlationId(String id) {
        members.put("correlationId", id);
        return this;
    }

    /** Names the event that led to it. */
    public RemoteRecording causationId(String id) {
        members.put("causationId", id);
        return this;
    }

    /** Replaces the key that was made for it: two events with one key are one, for ever. */
    public RemoteRecording idempotencyKey(String key) {
        members.put("idempotencyKey", key);
        return this;
    }

    /** Records it; returns when it is durable on the server. */
    public SentEvent commit() {
        return events.record(this, false);
    }

    /**
     * Records it and waits until it is covered by a signed checkpoint, whose proof is checked here.
     *
     * @throws io.worklog.error.IntegrityException if the proof does not hold
     */
    public SentEvent commitSealed() {
        return events.record(this, true);
    }

    String key() {
        return String.valueOf(members.get("idempotencyKey"));
    }

    ApiJson json() {
        Map<String, Object> all = new LinkedHashMap<>(members);
        put(all, "targets", targets);
        put(all, "changes", changes);
        put(all, "evidence", evidence);
        if (!metadata.isEmpty()) {
            all.put("metadata", metadata);
        }
        return new ApiJson((io.worklog.codec.JsonValue.JsonObject) ApiJsonWriter.value(all));
    }

    private static void put(Map<String, Object> all, String name, List<ApiJson> list) {
        if (!list.isEmpty()) {
            all.put(name, list);
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
